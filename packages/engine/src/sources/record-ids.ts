import type { RecordId } from './source.ts';

const integerForm = /^-?\d+$/;

/** Numerically where both are integers, else as text. */
export function compareRecordIds(a: RecordId, b: RecordId): number {
  if (integerForm.test(a) && integerForm.test(b)) {
    const difference = BigInt(a) - BigInt(b);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}
