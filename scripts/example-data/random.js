/**
 * A random source that gives the same numbers for the same seed on every machine (mulberry32). Only whole-number
 * arithmetic and + - * / are used anywhere in the example data, because these are exact everywhere.
 */
export function randomFrom(seed) {
  let state = seed >>> 0;

  function next() {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number, both ends included. */
  const whole = (least, most) => least + Math.floor(next() * (most - least + 1));

  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick: (values) => values[Math.floor(next() * values.length)],
    /** One of the keys, as often as its weight says. */
    weighted: (weights) => {
      const entries = Object.entries(weights);
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      return entries[entries.length - 1][0];
    },
  };
}
