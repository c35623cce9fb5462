import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ScanOrder, ScanThreadMessage, ScanThreadTask } from './scan-messages.ts';
import type { KeyRange, RangeAnswers } from './scan-task.ts';

/** How a source may scan in threads. */
export interface ScanThreads {
  /** The script of a scan thread. */
  readonly script: URL;
  /** The file that the threads open. */
  readonly path: string;
  /** The threads to use; by default as many as there are processors, up to four. */
  readonly count?: number;
  /** Stores with fewer ranges are scanned without threads. */
  readonly fewestRanges?: number;
}

const mostThreads = 4;
const fewestRanges = 3;

/** The threads for so many ranges: none where starting them costs more than they save. */
export function threadsFor(threads: ScanThreads | undefined, ranges: number): number {
  if (threads === undefined || ranges < (threads.fewestRanges ?? fewestRanges)) return 0;
  const count = threads.count ?? Math.min(mostThreads, availableParallelism());
  return count < 2 ? 0 : Math.min(count, ranges);
}

/** A thread that was started, and holds a snapshot of the database once it is ready. */
export interface ScanThread {
  readonly ready: Promise<void>;
  answersOf(order: ScanOrder): Promise<RangeAnswers>;
  end(): Promise<void>;
}

export function startScanThread(script: URL, task: ScanThreadTask): ScanThread {
  const worker = new Worker(script, { workerData: task });
  const waiting = new Map<number, (answers: RangeAnswers) => void>();
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('a scan thread ended early')));
  const isReady = new Promise<void>((resolve) => {
    worker.on('message', (message: ScanThreadMessage) => {
      if (message.kind === 'ready') resolve();
      else waiting.get(message.number)?.(message.answers);
    });
  });
  return {
    ready: Promise.race([isReady, failed]),
    answersOf: (order) => {
      const answers = new Promise<RangeAnswers>((resolve) => waiting.set(order.number, resolve));
      worker.postMessage(order);
      return Promise.race([answers, failed]);
    },
    end: async () => {
      await worker.terminate();
    },
  };
}

/** Ranges that a thread is given before it has answered the first: it need not wait for the next one. */
const ordersAhead = 2;

/** Scans all ranges; each thread takes the next one that is left. */
export async function scanRanges(
  threads: readonly ScanThread[],
  ranges: readonly KeyRange[],
  onAnswer: () => void,
): Promise<RangeAnswers[]> {
  const answers: RangeAnswers[] = new Array(ranges.length);
  let next = 0;
  async function lane(thread: ScanThread): Promise<void> {
    while (next < ranges.length) {
      const number = next++;
      answers[number] = await thread.answersOf({ number, range: ranges[number] as KeyRange });
      onAnswer();
    }
  }
  await Promise.all(threads.flatMap((thread) => Array.from({ length: ordersAhead }, () => lane(thread))));
  return answers;
}
