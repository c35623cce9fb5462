import fc from 'fast-check';

/** Random criteria of clauses that search mostly knows, many of them on the same properties. */

const clause = fc.oneof(
  fc.constantFrom('t_flag = true', 't_flag != true', 't_flag = false', 't_flag is known', 't_flag is unknown'),
  fc
    .tuple(fc.constantFrom('=', '!=', '<', '<=', '>', '>='), fc.integer({ min: -3, max: 6 }))
    .map(([sign, value]) => `t_number ${sign} ${value}`),
  fc
    .tuple(fc.constantFrom('is between', 'is not between'), fc.integer({ min: -3, max: 5 }), fc.nat({ max: 4 }))
    .map(([words, from, width]) => `t_number ${words} ${from} and ${from + width}`),
  fc
    .tuple(
      fc.constantFrom('is any of', 'is none of'),
      fc.subarray(['NEW', 'B', '5', '"Not applicable"', '"true"', '"Åland"'], { minLength: 1 }),
    )
    .map(([words, values]) => `t_choice ${words} (${values.join(', ')})`),
  fc
    .tuple(fc.constantFrom('is any of', 'is none of'), fc.subarray(['x', 'X', 'y', '7', 'a'], { minLength: 1 }))
    .map(([words, values]) => `t_open ${words} (${values.join(', ')})`),
  fc
    .tuple(fc.constantFrom('is any of', 'is none of'), fc.subarray(['"bo"', '"BO"', '"5"', '"k"'], { minLength: 1 }))
    .map(([words, values]) => `t_text ${words} (${values.join(', ')})`),
  fc
    .tuple(
      fc.constantFrom('t_date', 't_time'),
      fc.constantFrom(
        'is more than 30 days ago',
        'is less than 7 days ago',
        'is in the next 1 month',
        'is in this year',
        'is yesterday',
        'is on today',
        'is between 30 days ago and 1 day from now',
        'is after 2018-02-18',
        'is unknown',
      ),
    )
    .map((words) => words.join(' ')),
);

function joined(depth: number): fc.Arbitrary<string> {
  if (depth === 0) return clause;
  const inner = joined(depth - 1);
  const several = fc.array(inner, { minLength: 2, maxLength: 4 });
  return fc.oneof(
    clause,
    inner.map((each) => `not (${each})`),
    several.map((all) => all.map((each) => `(${each})`).join(' and ')),
    several.map((all) => all.map((each) => `(${each})`).join(' or ')),
  );
}

export const searchableCriteria: fc.Arbitrary<string> = joined(3);
