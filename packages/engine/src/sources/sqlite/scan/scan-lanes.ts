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

interface NumberedRange {
  readonly number: number;
  readonly range: KeyRange;
}

/**
 * Scans all ranges: each lane takes the next one that is left.
 * @param own the lane that sees to it that nothing is left; where it fails, the scan fails
 * @param helpers one that is `undefined` in the end does not take part; nobody waits for one that joins too late. One
 * that fails takes no more part, and gives back what it has not answered.
 */
export async function scanRanges(
  ranges: Pick<KeyRanges, 'next'>,
  own: ScanLane,
  helpers: readonly Promise<ScanLane | undefined>[],
  { signal, onAnswer }: LanesOptions,
): Promise<RangeAnswers[]> {
  const answers: RangeAnswers[] = [];
  const givenBack: NumberedRange[] = [];
  /** What helpers scan at the moment. */
  const underWay = new Set<Promise<void>>();
  let taken = 0;

  function next(): NumberedRange | undefined {
    const again = givenBack.pop();
    if (again !== undefined) return again;
    const range = ranges.next();
    return range && { number: taken++, range };
  }

  function keep({ number, range }: NumberedRange, found: RangeAnswers): void {
    answers[number] = found;
    onAnswer(range);
  }

  /** False where the lane failed. */
  async function helpWith(lane: ScanLane, work: NumberedRange): Promise<boolean> {
    const found = await lane.scan(work.range).catch(() => undefined);
    if (found === undefined) givenBack.push(work);
    else keep(work, found);
    return found !== undefined;
  }

  async function help(lane: ScanLane): Promise<void> {
    let isWell = true;
    while (isWell && signal?.aborted !== true) {
      const work = next();
      if (work === undefined) return;
      const helping = helpWith(lane, work).then((done) => {
        isWell = done;
        underWay.delete(helping);
      });
      underWay.add(helping);
      await helping;
    }
  }

  for (const joining of helpers)
    joining
      .then((lane) => lane && Promise.all(Array.from({ length: lane.ordersAhead }, () => help(lane))))
      // What `onAnswer` throws is met again by whoever waits for what is under way.
      .catch(() => {});

  for (;;) {
    signal?.throwIfAborted();
    const work = next();
    if (work !== undefined) keep(work, await own.scan(work.range));
    else if (underWay.size > 0) await Promise.race(underWay);
    else return answers;
  }
}
