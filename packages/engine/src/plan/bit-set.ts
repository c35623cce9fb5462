/** A set of record ordinals, one bit each. */
export interface BitSet {
  readonly words: Uint32Array;
  readonly size: number;
}

export function emptyBitSet(size: number): BitSet {
  return { words: new Uint32Array((size + 31) >>> 5), size };
}

export function addBit({ words }: BitSet, ordinal: number): void {
  words[ordinal >>> 5] = (words[ordinal >>> 5] as number) | (1 << (ordinal & 31));
}

export function hasBit({ words }: BitSet, ordinal: number): boolean {
  return (((words[ordinal >>> 5] as number) >>> (ordinal & 31)) & 1) === 1;
}

export function countBits({ words }: BitSet): number {
  let count = 0;
  for (let i = 0; i < words.length; i++) {
    let word = words[i] as number;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return count;
}

export function union(a: BitSet, b: BitSet): BitSet {
  const result = emptyBitSet(a.size);
  const [left, right, words] = [a.words, b.words, result.words];
  for (let i = 0; i < words.length; i++) words[i] = (left[i] as number) | (right[i] as number);
  return result;
}

/** What stands in any of the sets. */
export function unionOf(sets: readonly BitSet[], size: number): BitSet {
  const result = emptyBitSet(size);
  const { words } = result;
  for (const { words: added } of sets)
    for (let i = 0; i < words.length; i++) words[i] = (words[i] as number) | (added[i] as number);
  return result;
}

export function intersection(a: BitSet, b: BitSet): BitSet {
  const result = emptyBitSet(a.size);
  const [left, right, words] = [a.words, b.words, result.words];
  for (let i = 0; i < words.length; i++) words[i] = (left[i] as number) & (right[i] as number);
  return result;
}

export function difference(a: BitSet, b: BitSet): BitSet {
  const result = emptyBitSet(a.size);
  const [left, right, words] = [a.words, b.words, result.words];
  for (let i = 0; i < words.length; i++) words[i] = (left[i] as number) & ~(right[i] as number);
  return result;
}

/** The ordinals in the set, ascending. */
export function* ordinalsOf({ words }: BitSet): Generator<number> {
  for (let i = 0; i < words.length; i++) {
    let word = words[i] as number;
    while (word !== 0) {
      const bit = 31 - Math.clz32(word & -word);
      yield i * 32 + bit;
      word &= word - 1;
    }
  }
}
