import { grouped } from '@listwise/engine';
import type { Output } from './output.ts';

/** A line on a terminal that says how far something is; nothing where there is no terminal. */
export interface Progress {
  update(done: number, total: number): void;
  clear(): void;
}

const barWidth = 24;
const interval = 100;

export interface ProgressOptions {
  /** Show how many there are, and how many a second. */
  readonly counts?: boolean;
  readonly clock?: () => number;
}

export function progressOn(
  output: Output,
  label: string,
  isQuiet: boolean,
  { counts = false, clock = Date.now }: ProgressOptions = {},
): Progress {
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
      const rate = counts ? ` ${countsOf(done, total, now - began)}` : '';
      output.write(`\r\u001b[K${label} ${bar(done, total)}${rate} ${remaining(done, total, now - began)}`);
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

function countsOf(done: number, total: number, elapsed: number): string {
  const rate = elapsed === 0 ? '' : `, ${grouped(Math.round((done * 1000) / elapsed))}/s`;
  return `${grouped(done)} of ${grouped(total)}${rate}`;
}

function remaining(done: number, total: number, elapsed: number): string {
  if (done === 0 || done >= total) return '';
  const seconds = Math.ceil(((total - done) * elapsed) / done / 1000);
  return seconds < 60 ? `${seconds} s left` : `${Math.ceil(seconds / 60)} min left`;
}
