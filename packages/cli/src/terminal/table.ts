import stringWidth from 'fast-string-width';
import type { Output } from './output.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Whether it gives way when the terminal is too narrow; numbers do not by default. */
  readonly shrinks?: boolean;
  /** What it keeps when it gives way. */
  readonly narrowest?: number;
}

const gap = '  ';
const narrowest = 8;

/** Aligned columns under a heading. On a terminal a line never wraps; in a pipe nothing is cut. */
export function tableLines(columns: readonly Column[], rows: readonly (readonly string[])[], output: Output): string[] {
  const widths = columns.map(({ title }, index) =>
    Math.max(stringWidth(title), ...rows.map((row) => stringWidth(row[index] ?? ''))),
  );
  if (output.isTerminal) shrink(widths, columns, output.width);
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) =>
        padded(fitted(cell, widths[index] as number), widths[index] as number, columns[index]?.align),
      )
      .join(gap)
      .trimEnd();
  return [output.colors.bold(line(columns.map(({ title }) => title))), ...rows.map(line)];
}

function shrink(widths: number[], columns: readonly Column[], available: number): void {
  const total = (): number => widths.reduce((sum, width) => sum + width, gap.length * (widths.length - 1));
  while (total() > available) {
    const candidates = widths
      .map((width, index) => ({ width, index }))
      .filter(
        ({ width, index }) =>
          width > (columns[index]?.narrowest ?? narrowest) &&
          (columns[index]?.shrinks ?? columns[index]?.align !== 'right'),
      );
    const widest = candidates.sort((a, b) => b.width - a.width)[0];
    if (widest === undefined) return;
    widths[widest.index] = widest.width - 1;
  }
}

/** Cut at the right with an ellipsis where it is too long. */
export function fitted(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let cut = '';
  for (const character of text) {
    if (stringWidth(cut + character) > width - 1) break;
    cut += character;
  }
  return `${cut}…`;
}

function padded(text: string, width: number, align: Column['align'] = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'right' ? space + text : text + space;
}

/** Characters that would act on a terminal, made visible: data must not move the cursor. */
export function inert(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be shown
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (character) =>
    character === '\n' ? '↵' : character === '\t' ? ' ' : '�',
  );
}
