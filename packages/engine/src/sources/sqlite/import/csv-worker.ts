import { parentPort, workerData } from 'node:worker_threads';
import type { CsvRow } from './csv-records.ts';
import { readCsvRecords } from './csv-records.ts';
import type { CsvShape } from './csv-text.ts';
import type { ImportError } from './import-error.ts';
import { type PackedRows, packRows } from './packed-rows.ts';

export interface CsvWorkerTask {
  readonly file: string;
  readonly shape: CsvShape;
}

export type CsvWorkerMessage =
  | { readonly kind: 'batch'; readonly rows: PackedRows | readonly CsvRow[]; readonly bytesRead: number }
  | { readonly kind: 'end' }
  | { readonly kind: 'refused'; readonly message: string; readonly line?: number; readonly hint?: string };

/** Batches that may be under way before the reader has taken one. */
export const batchesAhead = 4;

/** The body of the thread that cuts a CSV file into rows while the main thread writes them to the store. */
async function run(): Promise<void> {
  const port = parentPort;
  if (port === null) return;
  const { file, shape } = workerData as CsvWorkerTask;
  let room = batchesAhead;
  let goOn: (() => void) | undefined;
  port.on('message', () => {
    room++;
    goOn?.();
  });
  const post = (message: CsvWorkerMessage): void => port.postMessage(message);
  try {
    for await (const { rows, bytesRead } of readCsvRecords(file, shape)) {
      while (room === 0)
        await new Promise<void>((resolve) => {
          goOn = resolve;
        });
      room--;
      post({ kind: 'batch', rows: packRows(rows), bytesRead });
    }
    post({ kind: 'end' });
  } catch (error) {
    const { message, line, hint } = error as ImportError;
    post({
      kind: 'refused',
      message,
      ...(line === undefined ? {} : { line }),
      ...(hint === undefined ? {} : { hint }),
    });
  }
  port.close();
}

await run();
