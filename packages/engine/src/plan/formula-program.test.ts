import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBit, emptyBitSet, ordinalsOf } from './bit-set.ts';
import { and, evaluateFormula, type Formula, leafFormula, never, not, or, withKnownLeaves } from './formula.ts';
import { formulaProgram } from './formula-program.ts';

const leafCount = 5;

const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4 },
    fc.nat(leafCount - 1).map(leafFormula),
    fc.constant(never),
    tie('formula').map(not),
    fc.array(tie('formula'), { maxLength: 3 }).map(and),
    fc.array(tie('formula'), { maxLength: 3 }).map(or),
  ),
}));

/** The leaves of a record, a bit each. */
const records = fc.array(fc.nat(2 ** leafCount - 1), { minLength: 1, maxLength: 70 });

const holdsIn =
  (record: number) =>
  (leaf: number): boolean =>
    ((record >> leaf) & 1) === 1;

describe('a formula program', () => {
  it('finds the records for which each formula holds, run after run', () => {
    fc.assert(
      fc.property(fc.array(formula, { maxLength: 4 }), fc.array(records, { maxLength: 3 }), (formulas, blocks) => {
        const program = formulaProgram(formulas);
        for (const block of blocks) {
          const found = program.run(block.length, (leaf) => setOf(block, holdsIn, leaf));
          formulas.forEach((each, index) => {
            const expected = [...block.keys()].filter((at) => evaluateFormula(each, holdsIn(block[at] as number)));
            expect([...ordinalsOf({ words: found[index] as Uint32Array, size: block.length })]).toEqual(expected);
          });
        }
      }),
    );
  });

  it('is worth the same when leaves that are known are worked in', () => {
    fc.assert(
      fc.property(formula, fc.nat(2 ** leafCount - 1), fc.nat(2 ** leafCount - 1), (each, record, known) => {
        const simplified = withKnownLeaves((leaf) => (holdsIn(known)(leaf) ? holdsIn(record)(leaf) : undefined));
        expect(evaluateFormula(simplified(each), holdsIn(record))).toBe(evaluateFormula(each, holdsIn(record)));
      }),
    );
  });
});

function setOf(block: readonly number[], holds: typeof holdsIn, leaf: number): Uint32Array {
  const set = emptyBitSet(block.length);
  block.forEach((record, ordinal) => {
    if (holds(record)(leaf)) addBit(set, ordinal);
  });
  return set.words;
}
