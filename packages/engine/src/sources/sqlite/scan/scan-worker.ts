import { parentPort, workerData } from 'node:worker_threads';
import type { Database } from '../database.ts';
import { openBetterSqlite3 } from '../drivers/better-sqlite3.ts';
import { setUp } from './connection-setup.ts';
import { type RangeScanner, rangeScanner } from './range-scanner.ts';
import type { ScanOrder, ScanReply, ScanThreadData } from './scan-messages.ts';
import type { ScanTask } from './scan-task.ts';
import { beginSnapshot } from './snapshot.ts';

/** The body of a thread that scans ranges of a database on a connection of its own. */
const { path } = workerData as ScanThreadData;
const open = (): Database => openBetterSqlite3(path, { readOnly: true });

// Opened ahead of the first task: loading the driver takes a while.
let database: Database | undefined = open();
let current: ScanTask | undefined;
let scanner: RangeScanner | undefined;

parentPort?.on('message', (order: ScanOrder) => {
  switch (order.kind) {
    case 'begin':
      database ??= open();
      setUp(database, order.setup);
      beginSnapshot(database);
      current = order.task;
      reply({ kind: 'begun', number: order.number });
      break;
    case 'scan': {
      scanner ??= rangeScanner(database as Database, current as ScanTask);
      const answers = scanner.scan(order.range);
      reply({ kind: 'answers', number: order.number, answers }, [answers.counts.buffer, answers.members.buffer]);
      break;
    }
    case 'end':
      database?.close();
      database = undefined;
      scanner = undefined;
  }
});

function reply(message: ScanReply, transferred: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transferred);
}
