/** Numbers distinct values in the order in which they are first seen: a hash table for whole numbers up to 2^53. */
export interface NumberTable {
  readonly size: number;
  /** The number of the value, from 0; a value that was not seen before gets the next one. */
  numberOf(value: number): number;
}

const smallest = 1 << 12;

export function numberTable(): NumberTable {
  let mask = smallest - 1;
  let values = new Float64Array(smallest);
  let numbers = new Int32Array(smallest).fill(-1);
  let size = 0;

  function slotOf(value: number): number {
    let slot = hashOf(value) & mask;
    while (numbers[slot] !== -1 && values[slot] !== value) slot = (slot + 1) & mask;
    return slot;
  }

  function grow(): void {
    const [oldValues, oldNumbers] = [values, numbers];
    mask = (mask + 1) * 2 - 1;
    values = new Float64Array(mask + 1);
    numbers = new Int32Array(mask + 1).fill(-1);
    for (let slot = 0; slot < oldNumbers.length; slot++) {
      if (oldNumbers[slot] === -1) continue;
      const moved = slotOf(oldValues[slot] as number);
      values[moved] = oldValues[slot] as number;
      numbers[moved] = oldNumbers[slot] as number;
    }
  }

  return {
    get size() {
      return size;
    },
    numberOf: (value) => {
      const slot = slotOf(value);
      const known = numbers[slot] as number;
      if (known !== -1) return known;
      values[slot] = value;
      numbers[slot] = size;
      if (++size * 2 > mask) grow();
      return size - 1;
    },
  };
}

/** Mixes both halves of the value. */
function hashOf(value: number): number {
  const mixed = Math.imul(value | 0, 0x9e3779b1) ^ Math.imul((value / 4_294_967_296) | 0, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
