import fc from 'fast-check';

/**
 * Random criteria as text, so that lexer, parser, binder and formatter take part. Every text binds without an error
 * in the test project; synonyms, odd letter case and needless parentheses are among them.
 */

const texts = fc.oneof(
  fc.constantFrom('bo', 'BO', ' bo', 'bo ', ' ', 'åsa', 'A\u030asa', '\u212bsa', 'k', 'ss', 'ß', 'i', 'İ', 'e', 'é'),
  fc.constantFrom('a\u0000b', '\u0000', '%', '_', '*', '"', '\\', '\n', ';', '😀', '5', '5.0', 'true', 'null', 'b'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }).filter((text) => !/[\ud800-\udfff\ufffd]/.test(text)),
);

/** A string literal; characters are escaped at random where they may be. */
export function literal(text: string, escapesAll: boolean): string {
  const written = [...text].map((character) => {
    const code = character.codePointAt(0) as number;
    if (character === '"' || character === '\\') return `\\${character}`;
    if (character === '\n') return '\\n';
    if (character === '\t') return '\\t';
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0x2028 || code === 0x2029 || escapesAll
      ? `\\u{${code.toString(16)}}`
      : character;
  });
  return `"${written.join('')}"`;
}

const text = fc.tuple(texts, fc.boolean()).map(([each, escapesAll]) => literal(each, escapesAll));

function oneOf(...words: string[]): fc.Arbitrary<string> {
  return fc.constantFrom(...words);
}

function join(...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> {
  const made = parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part));
  return fc.tuple(...made).map((words) => words.join(' '));
}

const unheldTexts = Array.from({ length: 70 }, (_, index) => `"none ${index}"`);

/** Now and then a list that is too long to stand in a statement. */
function list(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const short = fc.array(value, { minLength: 1, maxLength: 4 });
  const long = short.map((values) => [...values, ...unheldTexts]);
  return fc
    .oneof({ arbitrary: short, weight: 12 }, { arbitrary: long, weight: 1 })
    .map((values) => `(${values.join(', ')})`);
}

/** Closed enumerations take their own options only, so that a long list repeats them. */
export function closedList(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.array(value, { minLength: 1, maxLength: 5 }).map((values) => `(${values.join(', ')})`);
}

const unit = oneOf('days', 'day', 'weeks', 'months', 'month', 'quarters', 'years', 'YEARS');
const count = fc.oneof(
  fc.constantFrom('0', '1', '2', '6', '7', '29', '30', '31', '90', '365', '$quiet'),
  fc.constantFrom('0', '1', '7', '30'),
  fc.nat({ max: 400 }).map(String),
);
const span = fc.oneof(join(count, fc.constant('days')), join(count, unit));

const calendarDay = fc.oneof(
  fc.constantFrom(
    '2024-02-29',
    '2026-03-28',
    '2026-03-29',
    '2026-03-30',
    '2026-10-25',
    '2018-11-04',
    '2018-02-18',
    '1969-12-31',
  ),
  fc.integer({ min: 17_000, max: 21_500 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
);
const instant = fc.oneof(
  fc.constantFrom(
    '2026-03-29 02:30',
    '2026-10-25T02:30',
    '2018-11-04 00:30:00',
    '2018-02-17 23:30:00.500',
    '2026-03-29T10:30:00Z',
  ),
  calendarDay.map((day) => `${day}T09:15+05:45`),
);
const relativeDay = fc.oneof(oneOf('today', 'yesterday', 'tomorrow', 'TODAY'), join(span, oneOf('ago', 'from now')));
const otherDate = oneOf('t_date', 't_other_date', 't_time', 't_other_time');

function date(type: 'date' | 'datetime'): fc.Arbitrary<string> {
  return fc.oneof(calendarDay, relativeDay, otherDate, ...(type === 'datetime' ? [instant] : []));
}

/** Two ends that are not known to be the wrong way round. */
const range = fc.oneof(
  fc.tuple(calendarDay, calendarDay).map((days) => days.sort().join(' and ')),
  fc.tuple(otherDate, relativeDay).map((ends) => ends.join(' and ')),
  fc.tuple(calendarDay, otherDate).map((ends) => ends.join(' and ')),
  fc.tuple(otherDate, otherDate).map((ends) => ends.join(' and ')),
  fc.tuple(calendarDay, relativeDay).map((ends) => ends.join(' and ')),
);

export const datePredicate = (type: 'date' | 'datetime'): fc.Arbitrary<string> =>
  fc.oneof(
    join(oneOf('is before', 'is after', 'is on', 'IS ON'), date(type)),
    join('is between', range),
    join(oneOf('is more than', 'is less than'), span, oneOf('ago', 'from now')),
    join(oneOf('is in the last', 'is in the next'), span),
    join(oneOf('is in this', 'is in last', 'is in next'), oneOf('day', 'week', 'month', 'quarter', 'year')),
    oneOf('is today', 'is yesterday', 'is tomorrow'),
  );

const number = fc.oneof(
  fc.constantFrom('0', '5', '-1', '0.1', '0.3', '4.999999999999999', '9007199254740992', '9007199254740993'),
  fc.constantFrom('9223372036854775807', '-9223372036854775808', `1${'0'.repeat(308)}`),
  fc.integer({ min: -20, max: 20 }).map(String),
);
export const numberPredicate = fc.oneof(
  join(oneOf('=', '!=', '<', '<=', '>', '>=', 'is', 'is not'), number),
  join(
    oneOf('is between', 'is not between'),
    fc.tuple(number, number).map((ends) => ends.sort((a, b) => Number(a) - Number(b)).join(' and ')),
  ),
);

export const textPredicate = fc.oneof(
  join(oneOf('=', '!=', 'is', 'is not', 'contains', 'does not contain', 'starts with', 'ends with'), text),
  join(
    oneOf(
      'is any of',
      'is none of',
      'in',
      'not in',
      'contains any of',
      'does not contain any of',
      'starts with any of',
      'ends with any of',
    ),
    fc.oneof({ arbitrary: list(text), weight: 6 }, { arbitrary: fc.constant('$names'), weight: 1 }),
  ),
);

const choice = oneOf('NEW', 'B', '"NEW"', '"Not applicable"', '5', '"true"', '"Åland"', '"Islands"');
const openChoice = fc.oneof(oneOf('x', 'y', 'X', '7', '"x "', '"a\\"b"', '"a\\u{0}"'), text);
const multi = oneOf('RED', 'GREEN', '"Light blue"', '7', '"Red"');
const openMulti = oneOf('a', 'b', 'c', 'ab', '"a\\u{0}"', '" a"');

export const choicePredicate = (value: fc.Arbitrary<string>, values: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    join(oneOf('=', '!=', 'is', 'is not'), value),
    join(oneOf('is any of', 'is none of', 'in', 'not in'), values),
  );
export const multiPredicate = (value: fc.Arbitrary<string>, values: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    choicePredicate(value, values),
    join(oneOf('is exactly', 'is not exactly', 'contains all of', 'does not contain all of'), values),
  );

export const flagPredicate = join(oneOf('=', '!=', 'is', 'is not'), oneOf('true', 'false', 'TRUE'));
const knownPredicate = oneOf('is known', 'is unknown', 'is not known', 'is empty', 'IS  KNOWN');

const historyPredicate = (value: fc.Arbitrary<string>, values?: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    join(oneOf('has ever been', 'has never been'), value),
    join(oneOf('was updated in the last', 'was not updated in the last'), span),
    ...(values === undefined ? [] : [join(oneOf('has ever been any of', 'has never been any of'), values)]),
  );

export function comparison(name: fc.Arbitrary<string>, ...predicates: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return join(name, fc.oneof(knownPredicate, ...predicates, ...predicates));
}

const stored = fc.oneof(
  comparison(oneOf('t_text', '`Text`'), textPredicate),
  comparison(oneOf('t_number', 'same_email_count', 'record_id'), numberPredicate),
  comparison(oneOf('t_flag', 'portal_bounce', 'portal_unsubscribe'), flagPredicate),
  comparison(fc.constant('t_choice'), choicePredicate(choice, closedList(choice))),
  comparison(fc.constant('t_open'), choicePredicate(openChoice, list(openChoice))),
  comparison(fc.constant('t_multi'), multiPredicate(multi, closedList(multi))),
  comparison(fc.constant('t_open_multi'), multiPredicate(openMulti, list(openMulti))),
  comparison(oneOf('t_date', 't_other_date'), datePredicate('date')),
  comparison(oneOf('t_time', 't_other_time'), datePredicate('datetime')),
  comparison(
    oneOf('email', 'email_domain', 'email_local_part', 'email_parent_domain', 'owner_name', 'portal_bounce_reason'),
    textPredicate,
  ),
  comparison(fc.constant('email_is_malformed'), flagPredicate),
);

const historied = fc.oneof(
  join('t_text', historyPredicate(text)),
  join('t_number', historyPredicate(number)),
  join('t_flag', historyPredicate(oneOf('true', 'false'))),
  join('t_choice', historyPredicate(choice, closedList(choice))),
  join('t_multi', historyPredicate(multi, closedList(multi))),
  join('t_date', historyPredicate(date('date'))),
  join('t_time', historyPredicate(date('datetime'))),
);

const dealDate = oneOf('close_date', 'create_date', 't_signed');
const ofDeal = fc.oneof(
  comparison(fc.constant('amount'), numberPredicate),
  comparison(fc.constant('name'), textPredicate),
  comparison(
    fc.constant('stage'),
    choicePredicate(oneOf('closedwon', 'contractsent', '"Closed Won"'), closedList(oneOf('closedwon', 'closedlost'))),
  ),
  comparison(fc.constant('is_closed'), flagPredicate),
  comparison(fc.constant('t_tags'), multiPredicate(openMulti, list(openMulti))),
  join(
    'close_date',
    fc.oneof(
      knownPredicate,
      join(oneOf('is before', 'is after', 'is on'), fc.oneof(calendarDay, relativeDay, instant, dealDate)),
    ),
  ),
  join(
    't_signed',
    fc.oneof(
      knownPredicate,
      join(oneOf('is before', 'is after', 'is on'), fc.oneof(calendarDay, relativeDay, dealDate)),
    ),
  ),
);
const ofEvent = fc.oneof(
  comparison(
    fc.constant('type'),
    choicePredicate(oneOf('OPEN', 'CLICK', 'BOUNCE', '"Opened"'), closedList(oneOf('OPEN', 'CLICK', 'BOUNCE'))),
  ),
  comparison(oneOf('category', 'campaign'), textPredicate),
  join(
    'at',
    fc.oneof(
      knownPredicate,
      join(oneOf('is before', 'is after', 'is on'), fc.oneof(calendarDay, relativeDay, instant)),
    ),
  ),
);

const quantifier = fc.oneof(
  oneOf('has any', 'has no', 'HAS ANY'),
  join(oneOf('has at least', 'has at most', 'has exactly'), oneOf('0', '1', '2', '3')),
);

export function joined(leaf: fc.Arbitrary<string>, depth: number): fc.Arbitrary<string> {
  if (depth === 0) return leaf;
  const inner = joined(leaf, depth - 1);
  return fc.oneof(
    { arbitrary: leaf, weight: 3 },
    { arbitrary: inner.map((each) => `not (${each})`), weight: 1 },
    { arbitrary: leaf.map((each) => `not ${each}`), weight: 1 },
    {
      arbitrary: fc
        .array(inner, { minLength: 2, maxLength: 3 })
        .map((each) => each.map((part) => `(${part})`).join('\nand ')),
      weight: 2,
    },
    {
      arbitrary: fc
        .array(inner, { minLength: 2, maxLength: 3 })
        .map((each) => each.map((part) => `(${part})`).join(' or ')),
      weight: 2,
    },
    // Without parentheses: `not` binds tighter than `and`, `and` tighter than `or`.
    { arbitrary: fc.tuple(leaf, leaf, leaf).map(([a, b, c]) => `not ${a} and ${b} or ${c} # a comment\n`), weight: 1 },
  );
}

function related(name: fc.Arbitrary<string>, where: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(quantifier, name, fc.option(joined(where, 1)))
    .map(([words, relation, condition]) => `${words} ${relation}${condition === null ? '' : ` where (${condition})`}`);
}

const leaf = fc.oneof(
  { arbitrary: stored, weight: 10 },
  { arbitrary: historied, weight: 3 },
  { arbitrary: related(oneOf('deal', 'deals'), ofDeal), weight: 2 },
  { arbitrary: related(oneOf('email_event', 'email_events'), ofEvent), weight: 2 },
  {
    arbitrary: related(oneOf('same_domain', 'same_address'), fc.oneof({ arbitrary: stored, weight: 4 }, historied)),
    weight: 2,
  },
  { arbitrary: join(oneOf('in list', 'not in list'), oneOf('"VIP"', '"Nobody"')), weight: 1 },
  { arbitrary: join(oneOf('meets', 'does not meet'), oneOf('plain', 'folder/deep')), weight: 1 },
  { arbitrary: fc.constant('everyone'), weight: 1 },
);

/** A whole criteria file, with or without front matter. */
export const criteriaText: fc.Arbitrary<string> = fc
  .tuple(fc.oneof(...[0, 0, 1, 2, 3].map((depth) => joined(leaf, depth))), fc.boolean())
  .map(
    ([body, hasFrontMatter]) =>
      `${hasFrontMatter ? '---\nname: Random\nparams: { quiet: 90 }\n---\n' : '---\nparams: { quiet: 31 }\n---\n'}${body}\n`,
  );

export const metRules: Readonly<Record<string, string>> = {
  plain: 't_text contains "b" or t_flag = true',
  'folder/deep':
    'does not meet plain and (t_number is known or has any deals where (amount > 100)) and not t_date is in this year',
};

export const sets: Readonly<Record<string, string>> = { names: 'bo\n# none\n  åsa \n5.0\n' };

/** Several criteria that look at the same few things, so that something follows from them. */
export const kindredCriteria: fc.Arbitrary<string[]> = fc
  .oneof(
    ...[
      comparison(fc.constant('t_text'), textPredicate, historyPredicate(text)),
      comparison(fc.constant('t_number'), numberPredicate, historyPredicate(number)),
      comparison(fc.constant('t_flag'), flagPredicate, historyPredicate(oneOf('true', 'false'))),
      comparison(fc.constant('t_choice'), choicePredicate(choice, closedList(choice)), historyPredicate(choice)),
      comparison(fc.constant('t_open'), choicePredicate(openChoice, list(openChoice))),
      comparison(fc.constant('t_multi'), multiPredicate(multi, closedList(multi)), historyPredicate(multi)),
      comparison(fc.constant('t_open_multi'), multiPredicate(openMulti, list(openMulti))),
      comparison(oneOf('t_date', 't_other_date'), datePredicate('date'), historyPredicate(date('date'))),
      comparison(fc.constant('t_date'), datePredicate('date')),
      comparison(fc.constant('t_time'), datePredicate('datetime'), historyPredicate(date('datetime'))),
      related(oneOf('deal', 'deals'), ofDeal),
      related(
        fc.constant('email_event'),
        comparison(
          fc.constant('type'),
          choicePredicate(oneOf('OPEN', 'CLICK'), closedList(oneOf('OPEN', 'CLICK', 'BOUNCE'))),
        ),
      ),
    ].map((leafOfOne) => fc.array(joined(leafOfOne, 1), { minLength: 4, maxLength: 8 })),
    fc.array(joined(leaf, 1), { minLength: 4, maxLength: 8 }),
  )
  .map((texts) => texts.map((body) => `---\nparams: { quiet: 31 }\n---\n${body}\n`));
