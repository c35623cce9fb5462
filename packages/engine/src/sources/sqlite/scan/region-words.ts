import type { Dimension } from '../../../plan/dimensions.ts';
import { joinSql, type Sql, sql } from '../sql.ts';

/** Dimensions whose region numbers are packed into one number, as digits of different sizes. */
export interface RegionWord {
  readonly digits: readonly Digit[];
  /** One more than the largest number. */
  readonly size: number;
}

export interface Digit {
  readonly dimension: number;
  readonly size: number;
  /** What one step of the digit is worth. */
  readonly weight: number;
}

/** Whole numbers up to here are exact in JavaScript. */
const largestWord = 2 ** 53;

/** Packs the dimensions that differ from record to record into as few numbers as hold them, large ones first. */
export function packRegions(dimensions: readonly Dimension[], differs: (dimension: number) => boolean): RegionWord[] {
  const words: { digits: Digit[]; size: number }[] = [];
  const bySize = dimensions
    .map(({ size }, dimension) => ({ size, dimension }))
    .filter(({ dimension }) => differs(dimension))
    .sort((a, b) => b.size - a.size);
  for (const { size, dimension } of bySize) {
    let word = words.find((candidate) => candidate.size * size <= largestWord);
    if (word === undefined) {
      word = { digits: [], size: 1 };
      words.push(word);
    }
    word.digits.push({ dimension, size, weight: word.size });
    word.size *= size;
  }
  return words;
}

/** The word as an expression over the expressions of its regions. */
export function wordSql({ digits }: RegionWord, regions: readonly Sql[]): Sql {
  const parts = digits.map(({ dimension, weight }) => {
    const region = regions[dimension] as Sql;
    return weight === 1 ? region : sql`${region} * ${{ text: String(weight), values: [] }}`;
  });
  return joinSql(parts, ' + ');
}
