import type { LogicalPlan } from '../../../plan/logical-plan.ts';
import type { ScanOptions, ScanResult } from '../../source.ts';
import type { Database } from '../database.ts';
import { compileScan } from './compile-scan.ts';
import { type KeyRanges, keyRanges } from './key-ranges.ts';
import { rangeScanner } from './range-scanner.ts';
import { recordIds } from './record-ids.ts';
import { laneOfThisThread, scanRanges } from './scan-lanes.ts';
import { joinAnswers } from './scan-result.ts';
import type { KeyRange, RangeAnswers, ScanTask } from './scan-task.ts';
import type { ScanThread } from './scan-thread.ts';
import type { ScannedDatabase } from './scanned-database.ts';
import { allowsWritersBeside, beginSnapshot, endSnapshot, stateOf } from './snapshot.ts';

/** Answers all questions of a plan from one pass over the contacts. */
export async function scan(
  scanned: ScannedDatabase,
  plan: LogicalPlan,
  options: ScanOptions = {},
): Promise<ScanResult> {
  const { threads, ...alone } = scanned;
  return (await scanOnce(scanned, plan, options)) ?? ((await scanOnce(alone, plan, options)) as ScanResult);
}

/** `undefined` where threads were to help, and somebody wrote while they began. */
async function scanOnce(
  scanned: ScannedDatabase,
  plan: LogicalPlan,
  options: ScanOptions,
): Promise<ScanResult | undefined> {
  const { database, layout } = scanned;
  options.signal?.throwIfAborted();
  beginSnapshot(database);
  try {
    const ranges = keyRanges(database, layout, plan.catalog, scanned.recordsPerRange);
    const { task } = compileScan(layout, plan, ranges !== undefined);
    const helpers = await helpersFor(scanned, task, ranges);
    if (helpers === undefined) return undefined;
    const answers = await answersOf(scanned, task, ranges, helpers, options);
    const joined = joinAnswers(answers, plan);
    const seen = { state: stateOf(database), records: joined.records };
    return { ...joined, ids: recordIds(scanned, plan, seen) };
  } finally {
    endSnapshot(database);
  }
}

type Helper = Promise<ScanThread | undefined>;

/**
 * Threads that see the state of the database that this connection sees, each as soon as it does; none where they are
 * of no use. `undefined` where somebody wrote meanwhile, and this connection sees the new state now.
 */
async function helpersFor(
  { database, layout, threads }: ScannedDatabase,
  task: ScanTask,
  ranges: KeyRanges | undefined,
): Promise<readonly Helper[] | undefined> {
  if (threads === undefined || ranges === undefined || threads.countFor(ranges) === 0) return [];
  const setup = layout.setup();
  const helpers = threads.start().map((thread) =>
    thread.begin(setup, task).then(
      () => thread,
      () => undefined,
    ),
  );
  if (!allowsWritersBeside(database)) return helpers;
  await Promise.all(helpers);
  return nobodyWrote(database) ? helpers : undefined;
}

/** This thread begins at once; the others join it. */
async function answersOf(
  { database, threads }: ScannedDatabase,
  task: ScanTask,
  ranges: KeyRanges | undefined,
  helpers: readonly Helper[],
  { signal, onProgress }: ScanOptions,
): Promise<RangeAnswers[]> {
  const scanner = rangeScanner(database, task);
  try {
    if (ranges === undefined) return scanner.scanAll();
    const onAnswer = progressIn(ranges, onProgress);
    const answers = await scanRanges(ranges, laneOfThisThread(scanner), helpers, { signal, onAnswer });
    if (helpers.length > 0) for (const thread of threads?.start() ?? []) thread.end();
    return answers;
  } catch (error) {
    await threads?.close();
    throw error;
  } finally {
    scanner.close();
  }
}

/** How many records there are shows only at the end; how far the keys reach is known. */
function progressIn({ span }: KeyRanges, onProgress: ScanOptions['onProgress']): (range: KeyRange) => void {
  let done = 0;
  return ({ first, end }) => {
    done += end - first;
    onProgress?.(done, span.end - span.first);
  };
}

/** Begins the snapshot anew, and tells whether it is the old one; then so are all that began in between. */
function nobodyWrote(database: Database): boolean {
  if (!allowsWritersBeside(database)) return true;
  const before = stateOf(database);
  endSnapshot(database);
  beginSnapshot(database);
  return stateOf(database) === before;
}
