import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type CsvShape, shapeOf, textChunks } from './csv-text.ts';
import { ImportError } from './import-error.ts';

/** A row of a CSV file and the line on which it begins. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvFile {
  readonly file: string;
  readonly bytes: number;
  readonly header: readonly string[];
  /** The first rows, to find out what a column holds. */
  readonly sample: readonly CsvRow[];
  /** Hands over every further row, in batches, in constant memory. */
  forEachBatch(receive: (rows: readonly CsvRow[]) => void): Promise<void>;
}

export interface CsvOptions {
  readonly signal?: AbortSignal;
  onProgress?(bytesRead: number, bytes: number): void;
}

/** A row with more bytes than this is a quote that was never closed. */
const largestRow = 8_388_608;
const rowsPerBatch = 1_000;

/** Opens a CSV file: its encoding, delimiter and header are found out at once. */
export async function openCsv(file: string, options: CsvOptions = {}): Promise<CsvFile> {
  const shape = await shapeOf(file);
  const rows = readRows(file, shape, options);
  const first = await rows.next();
  const [header, ...rest] = first.done === true ? [] : first.value;
  if (header === undefined)
    throw new ImportError(file, 'The file has no header.', { hint: 'Export it again with its column names.' });
  return {
    file,
    bytes: shape.bytes,
    header: header.cells.map((cell) => cell.trim()),
    sample: rest,
    forEachBatch: async (receive) => {
      receive(rest.filter(hasText));
      for await (const batch of rows) receive(batch.filter(hasText));
    },
  };
}

/** A line without any text is no row. */
function hasText({ cells }: CsvRow): boolean {
  return cells.length > 1 || cells[0] !== '';
}

async function* readRows(file: string, shape: CsvShape, { signal, onProgress }: CsvOptions): AsyncGenerator<CsvRow[]> {
  let bytesRead = 0;
  const chunks = textChunks(file, shape, (bytes) => {
    bytesRead += bytes;
    onProgress?.(bytesRead, shape.bytes);
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
  let batch: CsvRow[] = [];
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      batch.push({ line, cells });
      line += 1 + breaksIn(cells, shape.lineBreak);
      if (batch.length < rowsPerBatch) continue;
      signal?.throwIfAborted();
      yield batch;
      batch = [];
    }
  } catch (error) {
    throw refusal(file, error, line);
  }
  yield batch;
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
