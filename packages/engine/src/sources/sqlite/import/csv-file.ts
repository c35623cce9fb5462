import { Worker } from 'node:worker_threads';
import { type CsvBatch, type CsvRow, readCsvRecords } from './csv-records.ts';
import { type CsvShape, shapeOf } from './csv-text.ts';
import type { CsvWorkerMessage, CsvWorkerTask } from './csv-worker.ts';
import { ImportError } from './import-error.ts';
import { unpackRows } from './packed-rows.ts';

export interface CsvFile {
  readonly file: string;
  readonly bytes: number;
  readonly header: readonly string[];
  /** The first rows, to find out what a column holds. */
  readonly sample: readonly CsvRow[];
  /** Hands over every further row, in batches, in constant memory. */
  forEachBatch(receive: (rows: readonly CsvRow[]) => void): Promise<void>;
  close(): Promise<void>;
}

export interface CsvOptions {
  /** The script of the thread that cuts the file into rows; without one this thread does it. */
  readonly csvWorker?: URL;
  readonly signal?: AbortSignal;
  onProgress?(bytesRead: number, bytes: number): void;
}

/** Opens a CSV file: its encoding, delimiter and header are found out at once. */
export async function openCsv(file: string, options: CsvOptions = {}): Promise<CsvFile> {
  const shape = await shapeOf(file);
  const batches =
    options.csvWorker === undefined ? readCsvRecords(file, shape) : readInThread(options.csvWorker, file, shape);
  const first = await batches.next();
  const [header, ...rest] = first.done === true ? [] : first.value.rows;
  if (header === undefined) {
    await batches.return(undefined);
    throw new ImportError(file, 'The file has no header.', { hint: 'Export it again with its column names.' });
  }
  return {
    file,
    bytes: shape.bytes,
    header: header.cells.map((cell) => cell.trim()),
    sample: rest,
    forEachBatch: async (receive) => {
      receive(rest);
      for await (const { rows, bytesRead } of batches) {
        options.signal?.throwIfAborted();
        receive(rows);
        options.onProgress?.(bytesRead, shape.bytes);
      }
    },
    close: async () => {
      await batches.return(undefined);
    },
  };
}

/** Reads in a thread of its own, a few batches ahead of what is taken. */
async function* readInThread(script: URL, file: string, shape: CsvShape): AsyncGenerator<CsvBatch, undefined> {
  const worker = new Worker(script, {
    workerData: { file, shape } satisfies CsvWorkerTask,
    // Rows live for a moment only; a small nursery keeps the memory small.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });
  const messages: (CsvWorkerMessage | { readonly kind: 'failed'; readonly error: Error })[] = [];
  let arrived: (() => void) | undefined;
  const receive = (message: (typeof messages)[number]): void => {
    messages.push(message);
    arrived?.();
  };
  worker.on('message', receive);
  worker.on('error', (error) => receive({ kind: 'failed', error }));
  try {
    while (true) {
      const message = messages.shift();
      if (message === undefined) {
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
        continue;
      }
      switch (message.kind) {
        case 'batch':
          worker.postMessage('taken');
          yield { rows: unpackRows(message.rows), bytesRead: message.bytesRead };
          break;
        case 'refused':
          throw new ImportError(file, message.message, message);
        case 'failed':
          throw message.error;
        case 'end':
          return;
      }
    }
  } finally {
    await worker.terminate();
  }
}
