import { Temporal } from 'temporal-polyfill';
import type { PlainContact, PlainData, PlainEntry, PlainValues } from '../oracle/plain-data.ts';
import type { Setting } from '../sources/test-project.ts';

/** `undefined`: not supplied. */
type Text = string | undefined;

const texts: readonly Text[] = [
  '',
  undefined,
  ' ',
  '\u00a0',
  'bo',
  'BO',
  ' bo',
  'bo ',
  'Bosse',
  'bob',
  'åsa',
  'ÅSA',
  'A\u030asa',
  '\u212bSA',
  'asa',
  '\u212aelvin',
  'kelvin',
  'Straße',
  'STRASSE',
  'İ',
  'I\u0307',
  'i',
  'e\u0301te',
  'Jose\u0301',
  'été',
  'ete',
  'a\u0000b',
  'A\u0000B',
  'a',
  'bo\u0000',
  "o'brien; DROP TABLE contacts; --",
  '%',
  '_',
  '100 %',
  'a_b',
  '*',
  '\\',
  '"quoted"',
  'two\nlines',
  'two\r\nlines',
  'tab\there',
  'true',
  'NULL',
  '0',
  '5',
  '5.0',
  '😀',
  '👩‍👩‍👧',
  'x'.repeat(300),
];

const numbers: readonly Text[] = [
  '',
  undefined,
  '0',
  '-0',
  '1',
  '-1',
  '4.999999999999999',
  '5',
  '5.0',
  '5e0',
  '5.000000000000001',
  '10',
  '0.1',
  '0.30000000000000004',
  '9007199254740991',
  '9007199254740992',
  '9007199254740993',
  '-9007199254740993',
  '9223372036854775807',
  '-9223372036854775808',
  '1.7976931348623157e308',
  '-1.7976931348623157e308',
  '5e-324',
  '1e400',
  ' 5',
  '5 ',
  '1,5',
  'five',
  ' ',
  'NaN',
];

const flags: readonly Text[] = [
  '',
  undefined,
  'true',
  'FALSE',
  'Yes',
  'no',
  'TRUE',
  'Marketing contact',
  'NON-MARKETING CONTACT',
  '1',
  ' true',
  'maybe',
];

const choices: readonly Text[] = [
  '',
  undefined,
  'NEW',
  'new',
  'New',
  'B',
  'b',
  'Not applicable',
  'none of it',
  '5',
  'five',
  'true',
  'yes',
  'Åland',
  'ÅLAND',
  'A\u030aland',
  'Islands',
  'Other',
  ' NEW',
  ' ',
];

const openChoices: readonly Text[] = ['', undefined, 'x', 'X', 'y', 'x ', '7', '07', 'a"b', 'a\u0000', 'a'];

const multis: readonly Text[] = [
  '',
  undefined,
  'RED',
  'RED;GREEN',
  'GREEN;RED',
  'RED;RED',
  'RED;GREEN;RED',
  ';RED;;GREEN;',
  'red;sky',
  'Light blue',
  'Light blue;7;GREEN;RED',
  'GREEN',
  '7',
  ';',
  ';;',
  'REDGREEN',
  'RED GREEN',
  'RED; GREEN',
  'Other',
  'Other;RED',
  ' ',
];

const openMultis: readonly Text[] = [
  '',
  undefined,
  'a',
  'a;b',
  'b;a;a',
  'ab',
  'a;bc',
  ';',
  'c;b;a',
  'A',
  ' a',
  'a\u0000;b',
];

const addresses: readonly Text[] = [
  'bo@example.com',
  ' BO@Example.com ',
  'ek@example.com',
  'bo@mail.example.co.uk',
  'ann@mail.example.co.uk',
  'ÅSA@exempel.se',
  'åsa@exempel.se',
  'A\u030asa@exempel.se',
  '',
  ' ',
  undefined,
  'no address',
  '@example.com',
  'bo@',
  'a@b@example.com',
  'bo@localhost',
  'solo@lonely.org',
  'unlisted@nowhere.net',
];

const owners: readonly Text[] = ['', '11', '12', '13', 'Åsa Ek', 'Eva', '11 ', undefined];

/** The instants and days at which date predicates change their mind, seen from now. */
function moments({ zone, now }: Setting): { times: Text[]; days: Text[] } {
  const at = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  const today = at.toPlainDate();
  const start = (date: Temporal.PlainDate): number => date.toZonedDateTime(zone).epochMilliseconds;
  const week = today.subtract({ days: today.dayOfWeek - 1 });
  const quarter = today.with({ day: 1, month: today.month - ((today.month - 1) % 3) });
  const days = [
    ...[-400, -366, -365, -91, -90, -31, -30, -29, -8, -7, -2, -1, 0, 1, 2, 6, 7, 8, 30, 31, 365].map((shift) =>
      today.add({ days: shift }),
    ),
    ...[-12, -6, -3, -2, -1, 1, 3].map((months) => today.add({ months })),
    ...[-8, -7, -1, 0, 6, 7, 13, 14].map((shift) => week.add({ days: shift })),
    ...[-3, 0, 3, 6].map((months) => quarter.add({ months })),
    ...[-1, 0, 1, 2].map((years) => today.with({ month: 1, day: 1 }).add({ years })),
    ...[0, 1, -1].map((months) => today.with({ day: 1 }).add({ months })),
    ...['2024-02-28', '2024-02-29', '2024-03-01', '2026-03-28', '2026-03-29', '2026-03-30'].map((text) =>
      Temporal.PlainDate.from(text),
    ),
    ...['2026-10-25', '2018-11-03', '2018-11-04', '2018-11-05', '2018-02-17', '2018-02-18'].map((text) =>
      Temporal.PlainDate.from(text),
    ),
  ];
  const distinct = [...new Set(days.map(String))];
  const instants = distinct.flatMap((text) => {
    const first = start(Temporal.PlainDate.from(text));
    return [first - 1, first, first + 43_200_000];
  });
  const nowAt = at.epochMilliseconds;
  return {
    days: [
      '',
      undefined,
      ...distinct,
      `${today} 23:59`,
      `${today}T00:00Z`,
      '15 January 2025',
      '2025-02-29',
      ' ',
      '1768467600000',
      '0000-01-01',
      '0099-12-31',
      '9999-12-31',
    ],
    times: [
      '',
      undefined,
      ...[...instants, nowAt - 1, nowAt, nowAt + 1].map((instant) => new Date(instant).toISOString()),
      ...distinct.slice(0, 12),
      ...distinct.slice(0, 12).map((text) => `${text} 00:30`),
      '2026-03-29 02:30',
      '2026-10-25 02:30',
      '2018-11-04 00:30',
      '2018-02-17 23:30',
      '1768467600000',
      '2026-01-15T09:00+05:45',
      '15 January 2025',
      '2026-01-15 25:00',
      '0001-01-01',
      '9999-12-31 23:59:59.999',
    ],
  };
}

function historyEntries(setting: Setting, index: number, values: readonly Text[]): PlainEntry[] | undefined {
  const now = Date.parse(setting.now);
  const day = 86_400_000;
  const ages = [0, 1, -1, 3_600_000, day, 7 * day - 1, 7 * day, 29 * day, 30 * day, 31 * day, 90 * day, 400 * day];
  // Some have none, some have one, some have three.
  const count = [0, 1, 3, 0, 2][index % 5] as number;
  if (count === 0) return undefined;
  return Array.from({ length: count }, (_, entry) => ({
    at: now - (ages[(index + 5 * entry) % ages.length] as number),
    text: values[(index * 7 + 3 * entry) % values.length] ?? '',
  }));
}

/** Contacts whose values meet all edges, each property cycling through its own at its own pace. */
export function edgeData(setting: Setting): PlainData {
  const { times, days } = moments(setting);
  const readableHistory = (values: readonly Text[]): readonly Text[] =>
    // One contact in a few dozen has an entry that cannot be read; more would leave little to decide.
    values.filter((text) => text !== undefined);
  const cycles: Readonly<Record<string, { readonly values: readonly Text[]; readonly pace: number }>> = {
    t_text: { values: texts, pace: 1 },
    t_number: { values: numbers, pace: 1 },
    t_flag: { values: flags, pace: 1 },
    t_choice: { values: choices, pace: 1 },
    t_multi: { values: multis, pace: 1 },
    t_open: { values: openChoices, pace: 1 },
    t_open_multi: { values: openMultis, pace: 1 },
    t_date: { values: days, pace: 1 },
    t_other_date: { values: days, pace: 2 },
    t_time: { values: times, pace: 1 },
    t_other_time: { values: times, pace: 3 },
    email: { values: addresses, pace: 1 },
    hubspot_owner_id: { values: owners, pace: 1 },
    hs_email_optout_1: { values: ['true', '', 'false', 'yes', 'true'], pace: 1 },
    hs_email_optout_2: { values: ['true', '', 'true', 'no', '', 'maybe', undefined], pace: 1 },
  };
  const count = Math.max(times.length, days.length) + 7;
  const contacts = Array.from({ length: count }, (_, index): PlainContact => {
    const entries = Object.entries(cycles).flatMap(([name, { values, pace }]) => {
      // A crowd at one domain would only be slow: after a while everyone has an address of their own.
      const isAlone = name === 'email' && index >= 3 * addresses.length;
      const text = isAlone ? `c${index}@own${index}.net` : values[(index * pace) % values.length];
      return text === undefined ? [] : [[name, text] as const];
    });
    const histories = Object.entries({
      t_text: texts,
      t_number: numbers.filter(
        (text) => text !== undefined && /^-?\d/.test(text) && text !== '1,5' && text !== '1e400',
      ),
      t_flag: ['true', 'false', '', 'Yes'],
      t_choice: choices,
      t_multi: multis,
      t_date: days.filter((text) => text === '' || /^\d{4}-\d\d-\d\d$/.test(text ?? ' ')),
      t_time: times.filter((text) => text === '' || /^\d{4}-/.test(text ?? ' ')),
      t_other_date: index === 11 ? ['never a date'] : ['2024-02-29'],
    }).flatMap(([name, values]) => {
      const made = historyEntries(setting, index + name.length, readableHistory(values));
      return made === undefined ? [] : [[name, made] as const];
    });
    return {
      id: String(index < 3 ? index + 1 : 1000 - 7 * index > 0 ? 1000 - 7 * index : 2000 + index),
      values: Object.fromEntries(entries),
      histories: Object.fromEntries(histories),
    };
  });
  const ids = contacts.map(({ id }) => id);
  return {
    contacts,
    deals: deals(ids),
    emailEvents: emailEvents(setting),
    ledger,
    lists: { 'VIP "gold"': ids.filter((_, index) => index % 3 === 0), Nobody: ['999999'], "o'list": ids.slice(0, 2) },
    historied: ['t_text', 't_number', 't_flag', 't_choice', 't_multi', 't_date', 't_time', 't_other_date', 'email'],
  };
}

function deals(ids: readonly string[]): PlainData['deals'] {
  const deal = (
    id: number,
    contacts: readonly (string | undefined)[],
    values: PlainValues,
  ): PlainData['deals'][number] => ({
    id: String(id),
    contacts: contacts.filter((contact) => contact !== undefined),
    values: {
      dealname: '',
      amount: '',
      dealstage: '',
      hs_is_closed: '',
      closedate: '',
      createdate: '',
      t_signed: '',
      t_tags: '',
      ...values,
    },
  });
  return [
    deal(1, [ids[0]], {
      dealname: 'Åhus',
      amount: '5000',
      dealstage: 'closedwon',
      hs_is_closed: 'true',
      t_tags: 'a;b',
    }),
    deal(2, [ids[0], ids[1]], { dealname: 'bo', amount: '10', dealstage: 'contractsent', t_signed: '2024-02-29' }),
    deal(3, [ids[0]], { amount: '-1', closedate: '2026-03-29 02:30', t_signed: '2026-03-29' }),
    deal(4, [ids[2]], { amount: 'much', dealstage: 'closedwon' }),
    deal(5, [ids[3]], {}),
    deal(6, [ids[4], ids[5]], { amount: '5000', closedate: '15 January 2025' }),
    deal(7, [ids[6]], {
      amount: '5000',
      closedate: '2018-11-04',
      createdate: '2018-11-04T03:00Z',
      t_signed: '2018-11-04',
    }),
    deal(8, [], { amount: '5000' }),
    ...Array.from({ length: 4 }, (_, index) => deal(10 + index, [ids[7]], { amount: String(index), t_tags: ';b;a' })),
  ];
}

function emailEvents({ now }: Setting): PlainData['emailEvents'] {
  const at = Date.parse(now);
  const event = (
    address: string,
    type: string,
    time: string,
    index: number,
    category = '',
  ): PlainData['emailEvents'][number] => ({
    address,
    values: { type, at: time, category, campaign: `campaign ${index}` },
  });
  return [
    event('bo@example.com', 'OPEN', new Date(at).toISOString(), 1),
    event('BO@example.com ', 'CLICK', new Date(at + 1).toISOString(), 2),
    event('bo@example.com', 'OPEN', '2026-03-29 02:30', 3),
    event('bo@example.com', 'BOUNCE', '', 4, 'UNKNOWN_USER'),
    event('ek@example.com', 'BOUNCE', '2018-11-04', 5, 'Mailbox full'),
    event('åsa@exempel.se', 'SENT', '2024-02-29', 6),
    event('nobody@example.com', 'OPEN', '2024-02-29', 7),
    event('no address', 'sent', '2024-02-29', 8),
  ];
}

const ledger: PlainData['ledger'] = [
  {
    address: 'bo@example.com',
    values: { portal_bounce: 'true', portal_unsubscribe: 'false', portal_bounce_reason: '' },
  },
  { address: 'ek@example.com', values: { portal_bounce: '', portal_unsubscribe: 'yes', portal_bounce_reason: 'Åter' } },
  {
    address: 'åsa@exempel.se',
    values: { portal_bounce: 'maybe', portal_unsubscribe: 'true', portal_bounce_reason: '' },
  },
  { address: 'ann@mail.example.co.uk', values: { portal_unsubscribe: 'true' } },
  { address: 'bo@mail.example.co.uk', values: { portal_bounce: 'no', portal_unsubscribe: '', spam_report: 'true' } },
  { address: 'nobody@example.com', values: { portal_bounce: 'true', portal_unsubscribe: 'true' } },
];
