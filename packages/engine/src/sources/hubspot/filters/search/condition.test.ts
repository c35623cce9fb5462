import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  both,
  type Condition,
  either,
  filtersOf,
  implies,
  known,
  noneOf,
  oneOf,
  unknown,
  within,
} from './condition.ts';

/** Every value that there is in these tests; `undefined` stands for none. */
const values = [undefined, '1', '2', '3', '4', '5'] as const;

const some = fc.subarray(['1', '2', '3', '4', '5'], { minLength: 1 });
const bound = fc.option(fc.record({ value: fc.constantFrom(1, 2, 2.5, 3, 5), open: fc.boolean() }), { nil: undefined });
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom(unknown, known),
  some.map(oneOf),
  some.map(noneOf),
  fc.record({ low: bound, high: bound }).map(within),
  fc.tuple(fc.record({ low: bound, high: bound }), some).map(([ends, excluded]): Condition => {
    const inside = within(ends);
    return inside.oneOf === undefined ? { ...inside, noneOf: excluded } : inside;
  }),
);

function meeting(asked: Condition): readonly (string | undefined)[] {
  return values.filter((value) => meets(value, asked));
}

function meets(value: string | undefined, asked: Condition): boolean {
  if (value === undefined || asked.kind === 'unknown') return value === undefined && asked.kind === 'unknown';
  if (asked.oneOf !== undefined) return asked.oneOf.includes(value);
  const { low, high } = asked;
  const number = Number(value);
  return (
    !(asked.noneOf ?? []).includes(value) &&
    (low === undefined || (low.open ? number > low.value : number >= low.value)) &&
    (high === undefined || (high.open ? number < high.value : number <= high.value))
  );
}

it('both: what meets each of two', () => {
  fc.assert(
    fc.property(condition, condition, (a, b) => {
      const together = both(a, b);
      expect(together === undefined ? [] : meeting(together)).toEqual(meeting(a).filter((value) => meets(value, b)));
    }),
    { numRuns: 2000 },
  );
});

it('either: what meets one of two, where one condition can say it', () => {
  fc.assert(
    fc.property(condition, condition, (a, b) => {
      const whole = either(a, b);
      if (whole === undefined) return;
      const expected = values.filter((value) => meets(value, a) || meets(value, b));
      expect(whole === 'anything' ? values : meeting(whole)).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
  expect(either(oneOf(['1']), oneOf(['2']))).toEqual(oneOf(['1', '2']));
  expect(either(unknown, known)).toBe('anything');
  expect(either(noneOf(['1', '2']), oneOf(['2']))).toEqual(noneOf(['1']));
  expect(either(unknown, oneOf(['1']))).toBeUndefined();
});

it('implies: only where every value that meets one meets the other', () => {
  fc.assert(
    fc.property(condition, condition, (a, b) => {
      if (implies(a, b)) expect(meeting(a).filter((value) => !meets(value, b))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
  expect(implies(oneOf(['2', '3']), within({ low: { value: 2, open: false } }))).toBe(true);
  expect(implies(within({ low: { value: 2, open: false } }), within({ low: { value: 2, open: true } }))).toBe(false);
  expect(implies(noneOf(['1', '2']), noneOf(['2']))).toBe(true);
});

it('filters never leave it open what becomes of a record without a value', () => {
  fc.assert(
    fc.property(condition, (asked) => {
      const operators = filtersOf('city', asked).map(({ operator }) => operator);
      const isNegative = operators.some((operator) => operator === 'NEQ' || operator === 'NOT_IN');
      const demandsValue = operators.some((operator) => /^(?:HAS_PROPERTY|[LG]TE?)$/.test(operator));
      expect(!isNegative || demandsValue).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
