import { Temporal } from 'temporal-polyfill';
import type { Setting } from '../sources/test-project.ts';

const manyTexts = Array.from({ length: 80 }, (_, index) => `"other ${index}"`).join(', ');
const manyOptions = Array.from({ length: 80 }, (_, index) => `"o${index}"`).join(', ');

export interface PredicateCases {
  /** Those whose answer depends on the moment and the zone, or on records that are themselves about time. */
  readonly ofTime: readonly string[];
  readonly timeless: readonly string[];
}

/** Each predicate on each type that it takes; both forms of each pair stand side by side. */
export function predicateCases(setting: Setting): PredicateCases {
  const local = Temporal.Instant.from(setting.now).toZonedDateTimeISO(setting.zone);
  const now = new Date(setting.now).toISOString().replace(/\.000Z$/, 'Z');
  const today = local.toPlainDate();
  const days = [
    today.toString(),
    today.subtract({ days: 1 }).toString(),
    '2024-02-29',
    '2026-03-29',
    '2018-11-04',
    'today',
    'yesterday',
    'tomorrow',
    '0 days ago',
    '1 day ago',
    '30 days ago',
    '1 month ago',
    '1 quarter ago',
    '1 year ago',
    '2 weeks from now',
    '12 months from now',
  ];
  const spans = [
    '0 days',
    '1 day',
    '7 days',
    '30 days',
    '365 days',
    '2 weeks',
    '1 month',
    '1 quarter',
    '1 year',
    '36500 days',
  ];
  const units = ['day', 'week', 'month', 'quarter', 'year'];

  const anyType = [
    't_text',
    't_number',
    't_flag',
    't_choice',
    't_multi',
    't_date',
    't_time',
    't_open',
    't_open_multi',
    'email',
    'email_domain',
    'email_local_part',
    'email_parent_domain',
    'email_is_malformed',
    'same_email_count',
    'owner_name',
    'portal_bounce',
    'portal_unsubscribe',
    'portal_bounce_reason',
    'spam_report',
    'record_id',
  ].flatMap((name) => [`${name} is known`, `${name} is unknown`]);

  const booleans = ['t_flag', 'portal_bounce', 'portal_unsubscribe', 'email_is_malformed'].flatMap((name) =>
    ['true', 'false'].flatMap((value) => [`${name} = ${value}`, `${name} != ${value}`]),
  );

  const pair = (name: string, positive: string, negative: string, operand: string): string[] => [
    `${name} ${positive} ${operand}`,
    `${name} ${negative} ${operand}`,
  ];
  const equality = (name: string, values: readonly string[]): string[] =>
    values.flatMap((value) => pair(name, '=', '!=', value));
  const lists = (name: string, operands: readonly string[]): string[] =>
    operands.flatMap((operand) => pair(name, 'is any of', 'is none of', operand));

  const enumerations = [
    ...equality('t_choice', ['NEW', 'B', '"Not applicable"', '5', '"true"', '"Åland"']),
    ...lists('t_choice', ['(NEW)', '(NEW, 5, "Åland")', '("Not applicable", "true")']),
    ...equality('t_open', ['x', '7', '"x "', '"a\\"b"', '"a\\u{0}"']),
    ...lists('t_open', ['(x, y)', `(x, ${manyOptions})`, `("a\\u{0}", ${manyOptions})`]),
  ];
  const multiLists = [
    '(RED)',
    '(RED, GREEN)',
    '(GREEN, RED, RED)',
    '("Light blue", 7)',
    '(RED, GREEN, "Light blue", 7)',
  ];
  const openLists = ['(a)', '(a, b)', '(b, c, a)', '(ab)', '("a\\u{0}")', `(a, ${manyOptions})`, '("a;b")'];
  const multiSelects = [
    ...equality('t_multi', ['RED', 'GREEN', '"Light blue"', '7']),
    ...equality('t_open_multi', ['a', '"a\\u{0}"']),
    ...[['t_multi', multiLists] as const, ['t_open_multi', openLists] as const].flatMap(([name, operands]) => [
      ...lists(name, operands),
      ...operands.flatMap((operand) => pair(name, 'is exactly', 'is not exactly', operand)),
      ...operands.flatMap((operand) => pair(name, 'contains all of', 'does not contain all of', operand)),
    ]),
  ];

  const literals = [
    '"bo"',
    '" bo"',
    '" "',
    '"ÅSA"',
    '"a\\u{30a}sa"',
    '"\\u{212b}sa"',
    '"K"',
    '"straße"',
    '"ss"',
    '"İ"',
    '"i"',
    '"é"',
    '"e"',
    '"jose"',
    '"a\\u{0}b"',
    '"\\u{0}"',
    '"%"',
    '"_"',
    '"*"',
    '"\\\\"',
    '"\\""',
    '"\\n"',
    '"\\t"',
    '";"',
    '"😀"',
    '"👩"',
    `"${'x'.repeat(301)}"`,
    '"5"',
    '"--"',
  ];
  const literalLists = ['("bo", "åsa")', '("5.0", "NULL")', `("bo", "a\\u{0}b", ${manyTexts})`, '$names'];
  const strings = [
    ...equality('t_text', literals),
    ...lists('t_text', literalLists),
    ...[...literals, ...['"example.com"', '"MAIL"']].flatMap((operand) => [
      ...pair('t_text', 'contains', 'does not contain', operand),
      `t_text starts with ${operand}`,
      `t_text ends with ${operand}`,
    ]),
    ...literalLists.flatMap((operand) => [
      ...pair('t_text', 'contains any of', 'does not contain any of', operand),
      `t_text starts with any of ${operand}`,
      `t_text ends with any of ${operand}`,
    ]),
    ...[
      'email',
      'email_domain',
      'email_local_part',
      'email_parent_domain',
      'owner_name',
      'portal_bounce_reason',
    ].flatMap((name) => [
      ...equality(name, ['"bo"', '"example.com"', '"example.co.uk"', '"åsa"', '"åsa ek"', '"ÅTER"', '"a@b"']),
      ...pair(name, 'contains', 'does not contain', '"e"'),
      `${name} starts with "bo"`,
      `${name} ends with any of (".se", "ek")`,
    ]),
  ];

  const limits = [
    '0',
    '5',
    '-1',
    '0.3',
    '9007199254740992',
    '9007199254740993',
    '9223372036854775807',
    `1${'0'.repeat(308)}`,
    `0.${'0'.repeat(320)}5`,
  ];
  const numbers = [
    ...[
      ['t_number', limits] as const,
      ['same_email_count', ['0', '1', '2', '5']] as const,
      ['record_id', ['0', '2', '993']] as const,
    ].flatMap(([name, values]) => [
      ...equality(name, values),
      ...values.flatMap((limit) => ['<', '<=', '>', '>='].map((sign) => `${name} ${sign} ${limit}`)),
      ...['0 and 5', '5 and 5', '-1 and 9007199254740992'].flatMap((range) =>
        pair(name, 'is between', 'is not between', range),
      ),
    ]),
  ];

  const dates = ['t_date', 't_time'].flatMap((name) => {
    const others = ['t_other_date', 't_other_time', name];
    const instants = name === 't_time' ? [now, '2026-03-29 02:30', '2018-11-04 00:30', '2026-01-15T09:00+05:45'] : [];
    return [
      ...[...days, ...others, ...instants].flatMap((date) => [
        `${name} is before ${date}`,
        `${name} is after ${date}`,
        `${name} is on ${date}`,
      ]),
      ...[
        '2024-02-29 and 2024-02-29',
        '30 days ago and today',
        'yesterday and tomorrow',
        't_other_date and today',
        '1 year ago and t_other_time',
        't_other_date and t_other_time',
        ...(name === 't_time' ? [`2018-11-03 00:30 and ${now}`, `t_other_date and ${now}`] : []),
      ].map((range) => `${name} is between ${range}`),
      ...spans.flatMap((span) => [
        `${name} is more than ${span} ago`,
        `${name} is less than ${span} ago`,
        `${name} is more than ${span} from now`,
        `${name} is less than ${span} from now`,
        `${name} is in the last ${span}`,
        `${name} is in the next ${span}`,
      ]),
      ...units.flatMap((unit) => [
        `${name} is in this ${unit}`,
        `${name} is in last ${unit}`,
        `${name} is in next ${unit}`,
      ]),
      `${name} is today`,
      `${name} is yesterday`,
      `${name} is tomorrow`,
    ];
  });

  const ever = (name: string, values: readonly string[]): string[] =>
    values.flatMap((value) => pair(name, 'has ever been', 'has never been', value));
  const histories = [
    ...ever('t_text', ['"bo"', '"åsa"', '"a\\u{0}b"', '" "', '"5"']),
    ...ever('t_number', ['5', '0', '9007199254740993']),
    ...ever('t_flag', ['true', 'false']),
    ...ever('t_choice', ['NEW', '5', '"Åland"']),
    ...ever('t_multi', ['RED', '"Light blue"']),
    ...ever('t_date', ['today', '2024-02-29', '30 days ago', 't_other_date', 't_other_time']),
    ...ever('t_time', ['today', '2024-02-29', '2018-11-04 00:30', now, 't_other_date', 't_other_time']),
    ...ever('t_other_date', ['2024-02-29']),
    ...pair('t_choice', 'has ever been any of', 'has never been any of', '(NEW, "Åland")'),
    ...pair('t_multi', 'has ever been any of', 'has never been any of', '(GREEN, 7)'),
    ...['t_text', 't_number', 't_flag', 't_choice', 't_multi', 't_date', 't_time'].flatMap((name) =>
      ['0 days', '7 days', '30 days', '1 month', '1 year'].flatMap((span) =>
        pair(name, 'was updated in the last', 'was not updated in the last', span),
      ),
    ),
  ];

  const quantifiers = [
    'any',
    'no',
    'at least 0',
    'at least 1',
    'at least 2',
    'at most 0',
    'at most 1',
    'exactly 0',
    'exactly 1',
    'exactly 3',
    'exactly 4',
  ];
  const conditions: Readonly<Record<string, readonly string[]>> = {
    deals: [
      '',
      'amount > 100',
      'amount is unknown',
      'not (amount = 5000 or stage = closedwon)',
      'name contains "å" and is_closed = true',
      't_signed is on 2024-02-29',
      't_signed is before close_date',
      'close_date is after create_date or close_date is on t_signed',
      't_tags is exactly (a, b)',
      'close_date is unknown',
    ],
    email_events: [
      '',
      'type = OPEN',
      'type is none of (OPEN, CLICK)',
      'at is less than 7 days ago',
      'at is unknown or category contains "FULL"',
      'campaign ends with any of ("1", "4")',
    ],
    same_domain: [
      '',
      't_flag = true',
      't_text is unknown',
      'not (t_number > 4 or t_flag = true)',
      'portal_unsubscribe = true',
      'email_local_part = "bo"',
      'same_email_count >= 2',
      't_date is before t_other_date',
      't_choice has ever been NEW',
    ],
    same_address: ['', 't_flag = true', 't_number is known', 'not t_choice = NEW', 'portal_bounce is unknown'],
  };
  const relations = Object.entries(conditions).flatMap(([relation, wheres]) =>
    wheres.flatMap((where) =>
      (where === '' ? quantifiers : ['any', 'no', 'at least 2', 'at most 1', 'exactly 1']).map(
        (quantifier) => `has ${quantifier} ${relation}${where === '' ? '' : ` where (${where})`}`,
      ),
    ),
  );

  const memberships = [
    ...['VIP \\"gold\\"', 'Nobody', "o'list"].flatMap((list) => [`in list "${list}"`, `not in list "${list}"`]),
    ...['plain', 'deep', 'undecidable'].flatMap((rule) => [`meets ${rule}`, `does not meet ${rule}`]),
    't_text is known and (t_flag = true or not t_number > 4)',
    'not (t_text is known and t_flag = true) or meets deep and not in list "Nobody"',
  ];
  const optOuts = ['is known', 'is unknown', '= true', '!= true', '= false', '!= false'].map(
    (predicate) => `opted_out_of_every_type ${predicate}`,
  );

  return {
    ofTime: [...dates, ...histories, ...relations, ...memberships],
    timeless: [
      'everyone',
      'not everyone',
      ...anyType,
      ...booleans,
      ...enumerations,
      ...multiSelects,
      ...strings,
      ...numbers,
      ...optOuts,
    ],
  };
}

export const metRules = {
  plain: 't_text contains "bo"',
  deep: 'does not meet plain and (t_flag = true or has any deals where (amount > 100))',
  undecidable: 'meets deep or t_date is in this year',
};

export const sets = { names: 'bo\n# a comment\n\n  åsa  \nA\u030aSA\n5.0\n' };

/** Settings in which days have 23, 24 and 25 hours, begin at one o'clock, or do not come every year. */
export const settings: readonly Setting[] = [
  { zone: 'Europe/Stockholm', now: '2026-03-29T10:30:00Z', weekStart: 'monday' },
  { zone: 'America/Sao_Paulo', now: '2018-11-04T03:00:00Z', weekStart: 'sunday' },
  { zone: 'Asia/Kathmandu', now: '2024-02-29T18:14:59.999Z', weekStart: 'monday' },
];
