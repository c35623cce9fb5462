import { type BitSet, emptyBitSet } from '../../../plan/bit-set.ts';
import type { LogicalPlan } from '../../../plan/logical-plan.ts';
import type { RangeAnswers } from './scan-task.ts';

/** The answers of all ranges, in their order, as one. */
export function joinAnswers(
  ranges: readonly RangeAnswers[],
  { questions }: Pick<LogicalPlan, 'questions'>,
): { records: number; counts: number[]; members: (BitSet | undefined)[] } {
  const records = ranges.reduce((sum, range) => sum + range.records, 0);
  const counts = questions.map((_, question) =>
    ranges.reduce((sum, range) => sum + (range.counts[question] as number), 0),
  );
  let wanted = 0;
  const members = questions.map(({ wants }) => (wants === 'members' ? joinSets(ranges, wanted++, records) : undefined));
  return { records, counts, members };
}

function joinSets(ranges: readonly RangeAnswers[], index: number, records: number): BitSet {
  const set = emptyBitSet(records);
  let first = 0;
  for (const { records: size, members } of ranges) {
    const words = (size + 31) >>> 5;
    shiftInto(set.words, members.subarray(index * words, (index + 1) * words), first);
    first += size;
  }
  return set;
}

/** Sets the bits of `source` in `target`, from bit `first` on. */
function shiftInto(target: Uint32Array, source: Uint32Array, first: number): void {
  const shift = first & 31;
  let at = first >>> 5;
  for (let i = 0; i < source.length; i++, at++) {
    const word = source[i] as number;
    target[at] = (target[at] as number) | (word << shift);
    if (shift > 0 && at + 1 < target.length) target[at + 1] = (target[at + 1] as number) | (word >>> (32 - shift));
  }
}
