import { availableParallelism } from 'node:os';
import type { KeyRanges } from './key-ranges.ts';
import { type ScanThread, startScanThread } from './scan-thread.ts';

export interface ScanThreadsOptions {
  /** The script of a scan thread. */
  readonly script: URL;
  /** The file that the threads open. */
  readonly path: string;
  /** How many threads there are beside this one; by default one for each further processor, up to three. */
  readonly count?: number;
  /** Fewer ranges are scanned without them: starting them costs more than they save. */
  readonly fewestRanges?: number;
}

/** The threads that help to scan a database. They are started once and kept for the next scan. */
export interface ScanThreads {
  /** How many help with these ranges. */
  countFor(ranges: Pick<KeyRanges, 'areAtLeast'>): number;
  /** Starts the threads, unless they run already. One that the system refuses is left out. */
  start(): readonly ScanThread[];
  close(): Promise<void>;
}

const mostThreads = 3;

export function scanThreads({
  script,
  path,
  count = Math.min(mostThreads, availableParallelism() - 1),
  fewestRanges = 8,
}: ScanThreadsOptions): ScanThreads {
  let threads: readonly ScanThread[] | undefined;
  return {
    countFor: (ranges) => (ranges.areAtLeast(fewestRanges) ? count : 0),
    start: () => {
      threads ??= Array.from({ length: count }, () => startedThread(script, path)).filter((each) => each !== undefined);
      return threads;
    },
    close: async () => {
      const ended = threads ?? [];
      threads = undefined;
      await Promise.all(ended.map((thread) => thread.close()));
    },
  };
}

/** `undefined` where the system has no room for another thread: the scan then does without. */
function startedThread(script: URL, path: string): ScanThread | undefined {
  try {
    return startScanThread(script, { path });
  } catch {
    return undefined;
  }
}
