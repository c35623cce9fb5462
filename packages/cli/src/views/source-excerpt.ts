/** The part of a line that shows what a problem is about, and where in it the marks stand. */
export interface SourceExcerpt {
  readonly text: string;
  /** Columns before the marks, and how many marks there are. */
  readonly indent: number;
  readonly marks: number;
}

/** Context that is shown before the words in question where a line is cut. */
const before = 24;
const cut = '…';

/** A line as a whole where it fits into `room` columns, else the part about the words in question. */
export function sourceExcerpt(line: string, start: number, length: number, room: number): SourceExcerpt {
  const first = line.length <= room ? 0 : Math.max(0, Math.min(start - before, line.length - room));
  const last = Math.min(line.length, first + room);
  let text = line.slice(first, last);
  if (first > 0) text = cut + text.slice(1);
  if (last < line.length) text = text.slice(0, -1) + cut;
  const indent = start - first;
  return { text, indent, marks: Math.max(1, Math.min(length, text.length - indent)) };
}
