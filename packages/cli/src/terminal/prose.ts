import stringWidth from 'fast-string-width';
import type { Output } from './output.ts';

export interface ProseOptions {
  /** Stands before the first line. */
  readonly first?: string;
  /** Stands before each further line. */
  readonly indent?: string;
}

/** Text broken between words to fit a terminal; in a pipe it stays one line. Control sequences take no room. */
export function proseLines(
  text: string,
  output: Pick<Output, 'isTerminal' | 'width'>,
  options: ProseOptions = {},
): string[] {
  const { first = '', indent = '' } = options;
  if (!output.isTerminal) return [first + text];
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && stringWidth(line) + 1 + stringWidth(word) > output.width) {
      lines.push(line);
      line = indent;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

export function writeProse(text: string, output: Output, options: ProseOptions = {}): void {
  for (const line of proseLines(text, output, options)) output.line(line);
}
