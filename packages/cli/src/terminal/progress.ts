import type { Output } from './output.ts';

/** A line on a terminal that says how far something is; nothing where there is no terminal. */
export interface Progress {
  update(done: number, total: number): void;
  clear(): void;
}

const barWidth = 24;
const interval = 100;

export function progressOn(output: Output, label: string, isQuiet: boolean, clock: () => number = Date.now): Progress {
  if (!output.isTerminal || isQuiet) return { update: () => {}, clear: () => {} };
  const began = clock();
  let shownAt = 0;
  let isShown = false;
  return {
    update: (done, total) => {
      const now = clock();
      if (now - shownAt < interval && done < total) return;
      shownAt = now;
      isShown = true;
      output.write(`\r\u001b[K${label} ${bar(done, total)} ${remaining(done, total, now - began)}`);
    },
    clear: () => {
      if (isShown) output.write('\r\u001b[K');
      isShown = false;
    },
  };
}

function bar(done: number, total: number): string {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.round(share * barWidth);
  return `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${Math.floor(share * 100)} %`;
}

function remaining(done: number, total: number, elapsed: number): string {
  if (done === 0 || done >= total) return '';
  const seconds = Math.ceil(((total - done) * elapsed) / done / 1000);
  return seconds < 60 ? `${seconds} s left` : `${Math.ceil(seconds / 60)} min left`;
}
