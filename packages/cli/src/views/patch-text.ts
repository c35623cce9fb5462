import { createTwoFilesPatch } from 'diff';
import type { Output } from '../terminal/output.ts';

export interface ChangedText {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** What changes in a file, as a patch. */
export function patchText({ file, before, after }: ChangedText, { colors }: Pick<Output, 'colors'>): string {
  return createTwoFilesPatch(file, file, before, after, 'before', 'after')
    .split('\n')
    .slice(1)
    .map((line) => (line.startsWith('+') ? colors.green(line) : line.startsWith('-') ? colors.red(line) : line))
    .join('\n');
}
