import { setImmediate as turn } from 'node:timers/promises';
import type { KeyRanges } from './key-ranges.ts';
import type { RangeScanner } from './range-scanner.ts';
import type { KeyRange, RangeAnswers } from './scan-task.ts';

/** Something that scans one range after the other, beside others that do. */
export interface ScanLane {
  /** Ranges that it is given before it has answered the first, so that it need not wait for the next. */
  readonly ordersAhead: number;
  scan(range: KeyRange): Promise<RangeAnswers>;
}

/** The connection of this thread, with a pause after each range in which the program can do other things. */
export function laneOfThisThread(scanner: RangeScanner): ScanLane {
  return {
    ordersAhead: 1,
    scan: async (range) => {
      const answers = scanner.scan(range);
      await turn();
      return answers;
    },
  };
}

export interface LanesOptions {
  readonly signal?: AbortSignal | undefined;
  onAnswer(range: KeyRange): void;
}

/**
 * Scans all ranges: each lane takes the next one that is left.
 * @param lanes one that is `undefined` in the end does not take part; nobody waits for one that joins too late
 */
export async function scanRanges(
  ranges: Pick<KeyRanges, 'next'>,
  lanes: readonly (ScanLane | Promise<ScanLane | undefined>)[],
  { signal, onAnswer }: LanesOptions,
): Promise<RangeAnswers[]> {
  const answers: RangeAnswers[] = [];
  let [taken, answered] = [0, 0];
  let finish: () => void = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });

  async function take(lane: ScanLane): Promise<void> {
    for (let range = ranges.next(); range !== undefined; range = ranges.next()) {
      const number = taken++;
      answers[number] = await lane.scan(range);
      answered++;
      onAnswer(range);
      signal?.throwIfAborted();
    }
    if (answered === taken) finish();
  }

  const all = lanes.map(async (joining) => {
    const lane = await joining;
    if (lane !== undefined) await Promise.all(Array.from({ length: lane.ordersAhead }, () => take(lane)));
  });
  await Promise.race([finished, Promise.all(all)]);
  return answers;
}
