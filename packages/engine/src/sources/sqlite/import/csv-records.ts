import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type CsvShape, textChunks } from './csv-text.ts';
import { ImportError } from './import-error.ts';

/** A row of a CSV file and the line on which it begins. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows in batches, and how much of the file has been read for them. */
export interface CsvBatch {
  readonly rows: readonly CsvRow[];
  readonly bytesRead: number;
}

/** A row with more bytes than this is a quote that was never closed. */
const largestRow = 8_388_608;
const rowsPerBatch = 1_000;

/** Reads all rows of a CSV file, header included, in constant memory. */
export async function* readCsvRecords(file: string, shape: CsvShape): AsyncGenerator<CsvBatch> {
  let bytesRead = 0;
  const chunks = textChunks(file, shape, (bytes) => {
    bytesRead += bytes;
  });
  const parser = parse({
    bom: true,
    delimiter: shape.delimiter,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: largestRow,
  });
  const source = Readable.from(chunks, { objectMode: true });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let line = 1;
  let rows: CsvRow[] = [];
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      if (hasText(cells)) rows.push({ line, cells });
      line += 1 + breaksIn(cells, shape.lineBreak);
      if (rows.length < rowsPerBatch) continue;
      yield { rows, bytesRead };
      rows = [];
    }
  } catch (error) {
    throw refusal(file, error, line);
  } finally {
    source.destroy();
  }
  yield { rows, bytesRead };
}

/** A line without any text is no row. */
function hasText(cells: readonly string[]): boolean {
  return cells.length > 1 || cells[0] !== '';
}

/** Line breaks inside quoted cells. */
function breaksIn(cells: readonly string[], lineBreak: string): number {
  let breaks = 0;
  for (const cell of cells)
    for (let at = cell.indexOf(lineBreak); at >= 0; at = cell.indexOf(lineBreak, at + 1)) breaks++;
  return breaks;
}

function refusal(file: string, error: unknown, line: number): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE')
    return new ImportError(file, 'A quote that opens here is never closed.', {
      line,
      hint: 'Nothing was imported. Mend the file, or export it again.',
      cause: error,
    });
  return new ImportError(file, `The file is not valid CSV: ${error.message}.`, { line, cause: error });
}
