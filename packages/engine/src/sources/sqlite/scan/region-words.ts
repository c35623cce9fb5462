import type { RegionTable } from '../../../plan/dimensions.ts';
import { joinSql, type Sql } from '../sql.ts';
import type { RegionSql } from './region-sql.ts';

/** Dimensions whose region numbers stand side by side in one number. */
export type RegionWord = readonly RegionField[];

/** Where a region number stands in its word: from bit `shift` of its half on. */
export interface RegionField {
  readonly dimension: number;
  readonly half: 'low' | 'high';
  readonly shift: number;
  readonly bits: number;
}

/** Whole numbers below 2^52 are exact in JavaScript; each half is worked with as a 32-bit integer. */
const bitsOf = { low: 32, high: 20 } as const;

/** Packs dimensions into as few words as hold them, large ones first. */
export function packRegions(sizes: readonly Pick<RegionTable, 'size'>[], dimensions: readonly number[]): RegionWord[] {
  const words: { fields: RegionField[]; used: { low: number; high: number } }[] = [];
  const bits = (dimension: number): number => 32 - Math.clz32((sizes[dimension]?.size ?? 1) - 1);
  for (const dimension of [...dimensions].sort((a, b) => bits(b) - bits(a))) {
    const wanted = bits(dimension);
    const place = placeFor(wanted, words) ?? { word: newWord(), half: 'low' };
    const { fields, used } = place.word;
    fields.push({ dimension, half: place.half, shift: used[place.half], bits: wanted });
    used[place.half] += wanted;
  }
  return words.map(({ fields }) => fields);

  function newWord(): (typeof words)[number] {
    const word = { fields: [], used: { low: 0, high: 0 } };
    words.push(word);
    return word;
  }
}

type HalfFilled = { readonly fields: RegionField[]; readonly used: { low: number; high: number } };

function placeFor(
  bits: number,
  words: readonly HalfFilled[],
): { word: HalfFilled; half: RegionField['half'] } | undefined {
  for (const word of words)
    for (const half of ['low', 'high'] as const) if (word.used[half] + bits <= bitsOf[half]) return { word, half };
  return undefined;
}

/** The word as an expression over a row. */
export function wordSql(word: RegionWord, regions: readonly RegionSql[]): Sql {
  const parts = word.flatMap(({ dimension, half, shift }) => {
    const region = regions[dimension];
    return region?.kind === 'told' ? [region.sql(2 ** (shift + (half === 'low' ? 0 : bitsOf.low)))] : [];
  });
  return joinSql(parts, ' + ');
}
