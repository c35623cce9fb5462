import type { CsvRow } from './csv-records.ts';

/**
 * Rows as they cross from one thread to another. Handing over one long text is many times cheaper than handing over
 * each cell, so the cells stand in one text between separators.
 */
export interface PackedRows {
  readonly text: string;
  /** For each row its line and its number of cells. */
  readonly shapes: Uint32Array<ArrayBuffer>;
}

/** U+001F, made for the purpose; a batch that holds it in a cell is handed over as it is. */
const separator = '\u001f';

export function packRows(rows: readonly CsvRow[]): PackedRows | readonly CsvRow[] {
  const shapes = new Uint32Array(rows.length * 2);
  const texts: string[] = new Array(rows.length);
  for (let index = 0; index < rows.length; index++) {
    const { line, cells } = rows[index] as CsvRow;
    shapes[index * 2] = line;
    shapes[index * 2 + 1] = cells.length;
    texts[index] = cells.join(separator);
  }
  const cellCount = rows.reduce((sum, { cells }) => sum + cells.length, 0);
  const text = texts.join(separator);
  return separatorsIn(text) === cellCount - 1 ? { text, shapes } : rows;
}

function separatorsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) count++;
  return count;
}

export function unpackRows(packed: PackedRows | readonly CsvRow[]): readonly CsvRow[] {
  if (!('shapes' in packed)) return packed;
  const { text, shapes } = packed;
  const cells = text.split(separator);
  const rows: CsvRow[] = new Array(shapes.length / 2);
  let next = 0;
  for (let index = 0; index < rows.length; index++) {
    const count = shapes[index * 2 + 1] as number;
    rows[index] = { line: shapes[index * 2] as number, cells: cells.slice(next, next + count) };
    next += count;
  }
  return rows;
}
