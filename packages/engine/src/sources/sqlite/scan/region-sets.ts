import type { RegionTable } from '../../../plan/dimensions.ts';
import type { RegionField, RegionWord } from './region-words.ts';

/** The two halves of the words of a block of records. */
interface Halves {
  readonly low: Int32Array;
  readonly high: Int32Array;
}

/** Finds out for each leaf the records for which it holds, a bit each. */
export interface RegionSets {
  /** Takes the words of a block of records, a list for each word of the task. */
  read(words: readonly (readonly number[])[], first: number, records: number): void;
  setOf(leaf: number): Uint32Array;
}

interface LeafPlace {
  readonly word: number;
  readonly field: RegionField;
  readonly holds: readonly boolean[];
}

export function regionSets(words: readonly RegionWord[], dimensions: readonly RegionTable[]): RegionSets {
  const places = new Map<number, LeafPlace>();
  words.forEach((fields, word) => {
    for (const field of fields)
      for (const { leaf, holds } of dimensions[field.dimension]?.leaves ?? []) places.set(leaf, { word, field, holds });
  });
  let halves: Halves[] = [];
  let records = 0;
  const setsOfFields = new Map<RegionField, readonly Uint32Array[]>();

  /** The records of each region of a field. */
  function setsOf({ word, field, holds }: LeafPlace): readonly Uint32Array[] {
    let sets = setsOfFields.get(field);
    if (sets === undefined) {
      sets = setsByRegion(halves[word]?.[field.half] as Int32Array, records, field, holds.length);
      setsOfFields.set(field, sets);
    }
    return sets;
  }

  return {
    read: (columns, first, count) => {
      records = count;
      halves = columns.map((column) => halvesOf(column, first, count));
      setsOfFields.clear();
    },
    setOf: (leaf) => {
      const place = places.get(leaf);
      if (place === undefined) throw new Error(`leaf ${leaf} is in no word`);
      const sets = setsOf(place).filter((_, region) => place.holds[region] === true);
      return unionOf(sets, records);
    },
  };
}

function halvesOf(column: readonly number[], first: number, records: number): Halves {
  const low = new Int32Array(records);
  const high = new Int32Array(records);
  for (let record = 0; record < records; record++) {
    const word = column[first + record] as number;
    low[record] = word;
    high[record] = word / 4_294_967_296;
  }
  return { low, high };
}

function setsByRegion(half: Int32Array, records: number, { shift, bits }: RegionField, size: number): Uint32Array[] {
  const words = (records + 31) >>> 5;
  const mask = 2 ** bits - 1;
  const all = new Uint32Array(size * words);
  for (let record = 0; record < records; record++) {
    const region = ((half[record] as number) >>> shift) & mask;
    const at = region * words + (record >>> 5);
    all[at] = (all[at] as number) | (1 << (record & 31));
  }
  return Array.from({ length: size }, (_, region) => all.subarray(region * words, (region + 1) * words));
}

function unionOf(sets: readonly Uint32Array[], records: number): Uint32Array {
  const [only] = sets;
  if (only !== undefined && sets.length === 1) return only;
  const union = new Uint32Array((records + 31) >>> 5);
  for (const set of sets) for (let i = 0; i < union.length; i++) union[i] = (union[i] as number) | (set[i] as number);
  return union;
}
