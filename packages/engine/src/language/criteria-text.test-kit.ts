import fc from 'fast-check';
import { type OperandShape, operatorIds, operatorOf } from '../catalog/operators.ts';

/**
 * Random criteria texts without problems: every phrase and kind of value, soft keywords as names, keywords in any letter
 * case, parentheses where none are needed, and between any two tokens white space and comments.
 */

/** How often a property is tried; `npm run fuzz` raises it. */
export const runs = (usual: number): number => Number(process.env['LISTWISE_FUZZ_RUNS'] ?? usual);

/** A token, or the words of one. */
type Pieces = readonly string[];

const properties = fc.constantFrom('email', 'B_1', 'contains', 'day', 'where', 'known', 'today', 'list', '`Job "x" #`');
const names = fc.constantFrom('customer', 'NEW', 'week', 'ago', 'starts', 'X9', 'of');
const counts = fc.oneof(fc.constantFrom('0', '1', '2', '180', '$quiet_days'));
const units = fc.constantFrom('day', 'days', 'Weeks', 'month', 'MONTHS', 'quarter', 'quarters', 'year', 'years');
const directions = fc.constantFrom('ago', 'from now');
const ruleIds = fc.constantFrom('protect/customers', 'a.b-c/d_1', 'and', '2026/09', 'x');

const literals = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .map((text) => JSON.stringify(text.replaceAll('\uFFFD', '')).replace(/\\([bfr]|u[\da-f]{4})/g, ''))
  .map((literal) => literal.replaceAll('a', '\\u{61}').replaceAll('\\u{61}b', 'ab'));

const value: fc.Arbitrary<Pieces> = fc.oneof(
  names.map((name) => [name]),
  literals.map((literal) => [literal]),
  fc.constantFrom('5', '-12.50', '007', 'true', 'FALSE', '$name', 'today', 'Yesterday', 'tomorrow').map((one) => [one]),
  fc
    .constantFrom('2026-01-15', '2026-01-15T09:00', '2026-01-15 09:00:30', '2026-01-15t09:00:30.250z')
    .map((one) => [one]),
  fc.tuple(counts, units, directions),
);

const longValue = fc.constantFrom(...[40, 70, 120].map((length) => `"${'long '.repeat(length / 5)}"`));

const list: fc.Arbitrary<Pieces> = fc.oneof(
  fc.constant(['$disposable_domains']),
  fc
    .array(fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: longValue.map((one) => [one]) }), {
      minLength: 1,
      maxLength: 12,
    })
    .map((values) => ['(', ...values.flatMap((one, index) => (index === 0 ? one : [',', ...one])), ')']),
);

const operands: Readonly<Record<OperandShape, fc.Arbitrary<Pieces>>> = {
  none: fc.constant([]),
  value,
  list,
  range: fc.tuple(value, value).map(([from, to]) => [...from, 'and', ...to]),
  span: fc.tuple(counts, units),
  'span ago': fc.tuple(counts, units).map((span) => [...span, 'ago']),
  'span from now': fc.tuple(counts, units).map((span) => [...span, 'from now']),
  unit: units.map((unit) => [unit]),
};

const phrases = operatorIds.flatMap((id) => operatorOf(id).phrases);

const comparison: fc.Arbitrary<Pieces> = fc
  .constantFrom(...phrases)
  .chain(({ words, operand }) => fc.tuple(properties, fc.constant(words), operands[operand]))
  // `is` before `today` is another operator.
  .map(([property, words, operand]) => [property, words === 'is' ? '=' : words, ...operand]);

const membership: fc.Arbitrary<Pieces> = fc.oneof(
  fc.tuple(fc.constantFrom('in list', 'not in list'), literals),
  fc.tuple(fc.constantFrom('meets', 'does not meet'), ruleIds),
  fc.constant(['everyone']),
);

const related = fc.oneof(
  fc.tuple(fc.constantFrom('has any', 'has no'), fc.constantFrom('deal', 'companies', 'where')),
  fc.tuple(fc.constantFrom('has at least', 'has at most', 'has exactly'), counts, fc.constantFrom('deals', 'day')),
);

const { criteria } = fc.letrec<{ criteria: Pieces; primary: Pieces }>((tie) => ({
  criteria: fc
    .tuple(
      tie('primary'),
      fc.array(fc.tuple(fc.constantFrom('and', 'or'), tie('primary')), { maxLength: 4, depthIdentifier: 'criteria' }),
    )
    .map(([first, rest]) => [...first, ...rest.flatMap(([connective, one]) => [connective, ...one])]),
  primary: fc.oneof(
    { depthIdentifier: 'criteria', depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: comparison },
    { weight: 2, arbitrary: membership },
    { weight: 1, arbitrary: related },
    { weight: 2, arbitrary: tie('primary').map((one) => ['not', ...one]) },
    { weight: 3, arbitrary: tie('criteria').map((one) => ['(', ...one, ')']) },
    {
      weight: 1,
      arbitrary: fc.tuple(related, tie('criteria')).map(([one, inner]) => [...one, 'where', '(', ...inner, ')']),
    },
  ),
}));

const keyword =
  /^(?:and|or|not|where|everyone|in list|not in list|meets|does not meet|has .*|ago|from now|(?:is|was|in|not|contains|does|starts|ends) .*)$/;

const white = fc.constantFrom(' ', '  ', '\n', ' \t', '\r\n  ', '\n\n');

/** White space, at times with a comment; `@` stands for the number that makes a comment unique. */
const gap = fc.oneof(
  { weight: 8, arbitrary: white },
  {
    weight: 1,
    arbitrary: fc.constantFrom(' # @\n', '\n# @ "quoted" (and) `x`  \n  ', '\n\n#@å –\r\n', ' # @ and, or\n # @b\n'),
  },
);

function texts(between: fc.Arbitrary<string[]>): fc.Arbitrary<string> {
  return fc
    .tuple(criteria, between, fc.boolean(), fc.constantFrom('', '---\nname: x # y\n---\n', '\uFEFF', '---\r\n---\r\n'))
    .map(([pieces, gaps, isLoud, head]) => head + joined(pieces, gaps, isLoud));
}

export const criteriaText = texts(fc.array(gap, { minLength: 1, maxLength: 20 }));

export const criteriaTextWithoutComments = texts(fc.array(white, { minLength: 1, maxLength: 20 }));

function joined(pieces: Pieces, between: readonly string[], isLoud: boolean): string {
  const gapAt = (index: number): string => (between[index % between.length] as string).replaceAll('@', `c${index}.`);
  const words = (piece: string, index: number): string => {
    if (!keyword.test(piece)) return piece;
    const white = gapAt(index).replace(/#[^\n]*/g, '') || ' ';
    return (isLoud ? piece.toUpperCase() : piece).replaceAll(' ', white);
  };
  return pieces.map((piece, index) => `${gapAt(index)}${words(piece, index)}`).join('') + gapAt(pieces.length);
}
