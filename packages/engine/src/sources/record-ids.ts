import type { RecordId } from './source.ts';

const integerForm = /^-?\d+$/;

/** Records sorted by id: numerically when all ids are integers, else as text. */
export function inOrderOfId<T extends { readonly id: RecordId }>(records: readonly T[]): T[] {
  const compare = records.every(({ id }) => integerForm.test(id)) ? compareIntegers : compareTexts;
  return [...records].sort((a, b) => compare(a.id, b.id));
}

function compareIntegers(a: RecordId, b: RecordId): number {
  const difference = BigInt(a) - BigInt(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function compareTexts(a: RecordId, b: RecordId): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
