import { setImmediate as turn } from 'node:timers/promises';
import type { LogicalPlan } from '../../../plan/logical-plan.ts';
import type { ScanOptions, ScanResult } from '../../source.ts';
import type { Database } from '../database.ts';
import type { SqliteLayout } from '../sqlite-layout.ts';
import { compileScan } from './compile-scan.ts';
import { keyRanges } from './key-ranges.ts';
import { rangeScanner } from './range-scanner.ts';
import { recordIds } from './record-ids.ts';
import { joinAnswers } from './scan-result.ts';
import type { KeyRange, RangeAnswers, ScanTask } from './scan-task.ts';
import type { ScanThreads } from './scan-threads.ts';
import { allowsWritersBeside, beginSnapshot, endSnapshot, stateOf } from './snapshot.ts';

export interface ScanSettings {
  /** Without threads a scan stays in this one. */
  readonly threads?: ScanThreads;
  /** How many records are read at once. */
  readonly recordsPerRange?: number;
}

export interface ScannedDatabase extends ScanSettings {
  readonly database: Database;
  readonly layout: SqliteLayout;
}

/** Answers all questions of a plan from one pass over the contacts. */
export async function scan(
  scanned: ScannedDatabase,
  plan: LogicalPlan,
  options: ScanOptions = {},
): Promise<ScanResult> {
  const { database, layout } = scanned;
  options.signal?.throwIfAborted();
  beginSnapshot(database);
  try {
    const ranges = keyRanges(database, layout, plan.catalog, scanned.recordsPerRange);
    const { task } = compileScan(layout, plan, ranges !== undefined);
    const answers =
      (await scanInThreads(scanned, task, ranges ?? [], options)) ?? (await scanHere(database, task, ranges, options));
    const joined = joinAnswers(answers, plan);
    const seen = { state: stateOf(database), records: joined.records, ranges };
    return { ...joined, ids: recordIds(database, layout, plan, seen) };
  } finally {
    endSnapshot(database);
  }
}

/** On this connection, with a pause after each range in which the program can be stopped. */
async function scanHere(
  database: Database,
  task: ScanTask,
  ranges: readonly KeyRange[] | undefined,
  { signal, onProgress }: ScanOptions,
): Promise<RangeAnswers[]> {
  const scanner = rangeScanner(database, task);
  try {
    if (ranges === undefined) return scanner.scanAll();
    const answers: RangeAnswers[] = [];
    for (const range of ranges) {
      answers.push(scanner.scan(range));
      onProgress?.(answers.length, ranges.length);
      await turn();
      signal?.throwIfAborted();
    }
    return answers;
  } finally {
    scanner.close();
  }
}

/** `undefined` where threads are of no use, or cannot be made to see the same state of the database. */
async function scanInThreads(
  { database, layout, threads }: ScannedDatabase,
  task: ScanTask,
  ranges: readonly KeyRange[],
  { signal, onProgress }: ScanOptions,
): Promise<RangeAnswers[] | undefined> {
  if (threads === undefined || threads.countFor(ranges.length) === 0) return undefined;
  let done = 0;
  const onAnswer = (): void => onProgress?.(++done, ranges.length);
  return threads.scan({ setup: layout.setup(), task, ranges, signal, onAnswer }, () => nobodyWrote(database));
}

/** Whether all threads hold the snapshot that this connection holds: nobody wrote while they began theirs. */
function nobodyWrote(database: Database): boolean {
  if (!allowsWritersBeside(database)) return true;
  const before = stateOf(database);
  endSnapshot(database);
  beginSnapshot(database);
  return stateOf(database) === before;
}
