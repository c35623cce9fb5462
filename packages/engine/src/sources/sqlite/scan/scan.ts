import { setImmediate as turn } from 'node:timers/promises';
import type { LogicalPlan } from '../../../plan/logical-plan.ts';
import type { ScanOptions, ScanResult } from '../../source.ts';
import type { Database } from '../database.ts';
import { compileScan } from './compile-scan.ts';
import { type KeyRanges, keyRanges } from './key-ranges.ts';
import { rangeScanner } from './range-scanner.ts';
import { recordIds } from './record-ids.ts';
import { joinAnswers } from './scan-result.ts';
import type { KeyRange, RangeAnswers, ScanTask } from './scan-task.ts';
import type { ScannedDatabase } from './scanned-database.ts';
import { allowsWritersBeside, beginSnapshot, endSnapshot, stateOf } from './snapshot.ts';

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
      (await scanInThreads(scanned, task, ranges, options)) ?? (await scanHere(database, task, ranges, options));
    const joined = joinAnswers(answers, plan);
    const seen = { state: stateOf(database), records: joined.records };
    return { ...joined, ids: recordIds(scanned, plan, seen) };
  } finally {
    endSnapshot(database);
  }
}

/** On this connection, with a pause after each range in which the program can be stopped. */
async function scanHere(
  database: Database,
  task: ScanTask,
  ranges: KeyRanges | undefined,
  { signal, onProgress }: ScanOptions,
): Promise<RangeAnswers[]> {
  const scanner = rangeScanner(database, task);
  try {
    if (ranges === undefined) return scanner.scanAll();
    const answers: RangeAnswers[] = [];
    const advance = progressIn(ranges, onProgress);
    for (let range = ranges.next(); range !== undefined; range = ranges.next()) {
      answers.push(scanner.scan(range));
      advance(range);
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
  ranges: KeyRanges | undefined,
  { signal, onProgress }: ScanOptions,
): Promise<RangeAnswers[] | undefined> {
  if (threads === undefined || ranges === undefined || threads.countFor(ranges) === 0) return undefined;
  const onAnswer = progressIn(ranges, onProgress);
  return threads.scan({ setup: layout.setup(), task, ranges, signal, onAnswer }, () => nobodyWrote(database));
}

/** How many records there are shows only at the end; how far the keys reach is known. */
function progressIn({ span }: KeyRanges, onProgress: ScanOptions['onProgress']): (range: KeyRange) => void {
  let done = 0;
  return ({ first, end }) => {
    done += end - first;
    onProgress?.(done, span.end - span.first);
  };
}

/** Whether all threads hold the snapshot that this connection holds: nobody wrote while they began theirs. */
function nobodyWrote(database: Database): boolean {
  if (!allowsWritersBeside(database)) return true;
  const before = stateOf(database);
  endSnapshot(database);
  beginSnapshot(database);
  return stateOf(database) === before;
}
