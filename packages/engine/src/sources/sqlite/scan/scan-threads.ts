import { availableParallelism } from 'node:os';
import type { ConnectionSetup } from './connection-setup.ts';
import type { KeyRanges } from './key-ranges.ts';
import type { KeyRange, RangeAnswers, ScanTask } from './scan-task.ts';
import { type ScanThread, startScanThread } from './scan-thread.ts';

export interface ScanThreadsOptions {
  /** The script of a scan thread. */
  readonly script: URL;
  /** The file that the threads open. */
  readonly path: string;
  /** How many threads; by default as many as there are processors, up to four. */
  readonly count?: number;
  /** Fewer ranges are scanned without threads: starting them costs more than they save. */
  readonly fewestRanges?: number;
}

/** The threads that scan a database. They are started once and kept for the next scan. */
export interface ScanThreads {
  /** How many threads scan these ranges; 0 where they are too few. */
  countFor(ranges: Pick<KeyRanges, 'areAtLeast'>): number;
  /** Starts the threads ahead of a scan that is sure to need them. */
  start(): void;
  /**
   * Scans all ranges.
   * @param seeTheSame told when all threads hold their snapshots: whether these are the ones wanted
   * @returns `undefined` where the threads cannot begin
   */
  scan(request: ThreadedScan, seeTheSame: () => boolean): Promise<RangeAnswers[] | undefined>;
  close(): Promise<void>;
}

interface ThreadedScan {
  readonly setup: ConnectionSetup;
  readonly task: ScanTask;
  readonly ranges: Pick<KeyRanges, 'next'>;
  readonly signal?: AbortSignal | undefined;
  onAnswer(range: KeyRange): void;
}

const mostThreads = 4;

export function scanThreads({
  script,
  path,
  count = Math.min(mostThreads, availableParallelism()),
  fewestRanges = 3,
}: ScanThreadsOptions): ScanThreads {
  let threads: ScanThread[] = [];

  function start(): void {
    if (threads.length === 0 && count > 1)
      threads = Array.from({ length: count }, () => startScanThread(script, { path }));
  }

  async function close(): Promise<void> {
    const ended = threads;
    threads = [];
    await Promise.all(ended.map((thread) => thread.close()));
  }

  async function begin({ setup, task }: ThreadedScan): Promise<boolean> {
    try {
      await Promise.all(threads.map((thread) => thread.begin(setup, task)));
      return true;
    } catch {
      await close();
      return false;
    }
  }

  return {
    countFor: (ranges) => (count >= 2 && ranges.areAtLeast(fewestRanges) ? count : 0),
    start,
    scan: async (request, seeTheSame) => {
      start();
      try {
        return await untilAborted(request.signal, async () => {
          const isGood = (await begin(request)) && seeTheSame();
          const answers = isGood ? await scanRanges(threads, request) : undefined;
          for (const thread of threads) thread.end();
          return answers;
        });
      } catch (error) {
        await close();
        throw error;
      }
    },
    close,
  };
}

async function untilAborted<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  if (signal === undefined) return work();
  let stop: () => void = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
  });
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Ranges that a thread is given before it has answered the first: it need not wait for the next one. */
const ordersAhead = 2;

/** Each thread takes the next range that is left. */
async function scanRanges(threads: readonly ScanThread[], { ranges, onAnswer }: ThreadedScan): Promise<RangeAnswers[]> {
  const answers: RangeAnswers[] = [];
  let next = 0;
  async function lane(thread: ScanThread): Promise<void> {
    for (let range = ranges.next(); range !== undefined; range = ranges.next()) {
      const number = next++;
      answers[number] = await thread.scan(number, range);
      onAnswer(range);
    }
  }
  await Promise.all(threads.flatMap((thread) => Array.from({ length: ordersAhead }, () => lane(thread))));
  return answers;
}
