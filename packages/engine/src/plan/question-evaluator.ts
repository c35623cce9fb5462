import type { RegionTable } from './dimensions.ts';
import type { Formula } from './formula.ts';

/** Answers all questions for one combination of regions. */
export interface QuestionEvaluator {
  /**
   * The questions that hold, a bit each.
   * @param regionOf the region of the record in each dimension
   */
  evaluate(regionOf: (dimension: number) => number): Uint32Array;
}

type BitTest = (bits: Uint32Array) => boolean;

/** Turns formulas into tests of bits: the leaves of a record are one bit each, 32 to a word. */
export function questionEvaluator(
  dimensions: readonly RegionTable[],
  formulas: readonly Formula[],
  leafCount: number,
): QuestionEvaluator {
  const words = Math.max(1, (leafCount + 31) >>> 5);
  const tables = dimensions.map((dimension) => leafBits(dimension, words));
  const tests = formulas.map(bitTest);
  const bits = new Uint32Array(words);
  return {
    evaluate: (regionOf) => {
      bits.fill(0);
      for (let dimension = 0; dimension < tables.length; dimension++) {
        const table = tables[dimension] as Uint32Array;
        const row = regionOf(dimension) * words;
        for (let word = 0; word < words; word++) bits[word] = (bits[word] as number) | (table[row + word] as number);
      }
      const answers = new Uint32Array((tests.length + 31) >>> 5);
      for (let question = 0; question < tests.length; question++)
        if ((tests[question] as BitTest)(bits))
          answers[question >>> 5] = (answers[question >>> 5] as number) | (1 << (question & 31));
      return answers;
    },
  };
}

/** For each region the leaves that hold there. */
function leafBits({ size, leaves }: RegionTable, words: number): Uint32Array {
  const table = new Uint32Array(size * words);
  for (const { leaf, holds } of leaves)
    holds.forEach((isHeld, region) => {
      const word = region * words + (leaf >>> 5);
      if (isHeld) table[word] = (table[word] as number) | (1 << (leaf & 31));
    });
  return table;
}

function bitTest(formula: Formula): BitTest {
  switch (formula.kind) {
    case 'constant':
      return () => formula.value;
    case 'leaf': {
      const [word, mask] = placeOf(formula.leaf);
      return (bits) => ((bits[word] as number) & mask) !== 0;
    }
    case 'not': {
      const test = bitTest(formula.operand);
      return (bits) => !test(bits);
    }
    case 'and':
      return allOf(formula.operands);
    case 'or': {
      const tests = formula.operands.map(bitTest);
      return (bits) => tests.some((test) => test(bits));
    }
  }
}

function placeOf(leaf: number): [word: number, mask: number] {
  return [leaf >>> 5, 1 << (leaf & 31)];
}

/** Leaves and negated leaves of one word are tested together. */
function allOf(operands: readonly Formula[]): BitTest {
  const masks = new Map<number, { mask: number; value: number }>();
  const tests: BitTest[] = [];
  for (const operand of operands) {
    const leaf =
      operand.kind === 'leaf'
        ? operand
        : operand.kind === 'not' && operand.operand.kind === 'leaf'
          ? operand.operand
          : undefined;
    if (leaf === undefined) {
      tests.push(bitTest(operand));
      continue;
    }
    const [word, bit] = placeOf(leaf.leaf);
    const { mask, value } = masks.get(word) ?? { mask: 0, value: 0 };
    // A leaf that is both wanted and not can never hold; its test is kept apart.
    if ((mask & bit) !== 0 && ((value & bit) !== 0) !== (operand.kind === 'leaf')) return () => false;
    masks.set(word, { mask: mask | bit, value: operand.kind === 'leaf' ? value | bit : value });
  }
  const literals = [...masks].map(
    ([word, { mask, value }]): BitTest =>
      (bits) =>
        ((bits[word] as number) & mask) === value,
  );
  const all = [...literals, ...tests];
  const [only] = all;
  if (only !== undefined && all.length === 1) return only;
  return (bits) => all.every((test) => test(bits));
}
