import { parentPort, workerData } from 'node:worker_threads';
import { openBetterSqlite3 } from '../drivers/better-sqlite3.ts';
import { setUp } from './connection-setup.ts';
import { type RangeScanner, rangeScanner } from './range-scanner.ts';
import type { ScanOrder, ScanThreadMessage, ScanThreadTask } from './scan-messages.ts';
import { beginSnapshot } from './snapshot.ts';

/** The body of a thread that scans ranges of a database on a connection of its own. */
const { path, setup, task } = workerData as ScanThreadTask;
const database = openBetterSqlite3(path, { readOnly: true });
setUp(database, setup);
beginSnapshot(database);
let scanner: RangeScanner | undefined;

parentPort?.on('message', ({ number, range }: ScanOrder) => {
  scanner ??= rangeScanner(database, task);
  const answers = scanner.scan(range);
  post({ kind: 'answers', number, answers }, [answers.counts.buffer, answers.members.buffer]);
});
post({ kind: 'ready' });

function post(message: ScanThreadMessage, transferred: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transferred);
}
