import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { PlainContact, PlainData, PlainEntry, PlainValues } from '../oracle/plain-data.ts';
import type { Setting } from '../sources/test-project.ts';

/** Random records whose cells are mostly at the edges of some type. */

export const text = fc.oneof(
  fc.constantFrom(
    'bo',
    'BO',
    ' bo',
    'bo ',
    ' ',
    'åsa',
    'A\u030aSA',
    '\u212bsa',
    '\u212aelvin',
    'Straße',
    'İ',
    'I\u0307',
    'e\u0301',
  ),
  fc.constantFrom(
    'a\u0000b',
    '\u0000',
    '100 %',
    'a_b',
    '"',
    '\\',
    'two\nlines',
    ';',
    '😀',
    '5',
    '5.0',
    'true',
    'NULL',
    "'; --",
  ),
  fc.string({ unit: 'grapheme', maxLength: 5 }).filter((each) => !/[\ud800-\udfff\ufffd]/.test(each)),
);
export const number = fc.oneof(
  fc.constantFrom(
    '0',
    '-0',
    '5',
    '5.0',
    '5e0',
    '-1',
    '0.1',
    '4.999999999999999',
    '9007199254740992',
    '9007199254740993',
  ),
  fc.constantFrom('9223372036854775807', '-9223372036854775808', '1.7976931348623157e308', '5e-324', '1e308'),
  fc.integer({ min: -20, max: 20 }).map(String),
);
export const day = fc.oneof(
  fc.constantFrom(
    '2024-02-29',
    '2026-03-28',
    '2026-03-29',
    '2026-03-30',
    '2026-10-25',
    '2018-11-04',
    '2018-11-05',
    '2018-02-18',
    '1969-12-31',
  ),
  fc.integer({ min: 17_000, max: 21_500 }).map((each) => new Date(each * 86_400_000).toISOString().slice(0, 10)),
);

/** As far from today as the spans in the random criteria lead. */
const dayShift = fc.constantFrom(0, 0, 1, -1, 2, 6, 7, -6, -7, -29, 29, 30, -30, -31, 31, -90, 90, -365, -366, 365);

function today({ zone, now }: Setting): Temporal.PlainDate {
  return Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate();
}

/** Instants close to now, and at both ends of the days around it. */
export function instantNear(setting: Setting): fc.Arbitrary<string> {
  const now = Date.parse(setting.now);
  const startOf = (shift: number): number =>
    today(setting).add({ days: shift }).toZonedDateTime(setting.zone).epochMilliseconds;
  const shifts = fc.oneof(fc.constantFrom(-1, 0, 1), fc.integer({ min: -90_000_000, max: 90_000_000 }));
  return fc
    .tuple(fc.oneof(fc.constant(now), dayShift.map(startOf), dayShift.map(startOf)), shifts)
    .map(([at, shift]) => new Date(at + shift).toISOString());
}

export function dayNear(setting: Setting): fc.Arbitrary<string> {
  return dayShift.map((shift) => today(setting).add({ days: shift }).toString());
}

const flag = fc.constantFrom('true', 'FALSE', 'Yes', 'no', 'Marketing contact');
const choice = fc.constantFrom(
  'NEW',
  'new',
  'New',
  'B',
  'Not applicable',
  'none of it',
  '5',
  'five',
  'true',
  'Åland',
  'A\u030aland',
  'Other',
  ' ',
);
const openChoice = fc.constantFrom('x', 'X', 'y', 'x ', '7', '07', 'a"b', 'a\u0000', 'a');
const multi = fc
  .array(fc.constantFrom('RED', 'GREEN', 'sky', 'Light blue', '7', 'Other', '', ' RED'), { maxLength: 5 })
  .map((options) => options.join(';'));
const openMulti = fc
  .array(fc.constantFrom('a', 'b', 'c', 'ab', '', ' a', 'a\u0000'), { maxLength: 5 })
  .map((options) => options.join(';'));
const address = fc.constantFrom(
  'bo@example.com',
  ' BO@Example.com ',
  'ek@example.com',
  'ann@mail.example.co.uk',
  'ÅSA@exempel.se',
  'A\u030asa@exempel.se',
  'no address',
  '@example.com',
  'bo@',
  ' ',
  'a@b@example.com',
);

/** Mostly readable, sometimes unknown, now and then unreadable or not supplied. */
export function cell(readable: fc.Arbitrary<string>, ...unreadable: string[]): fc.Arbitrary<string | undefined> {
  return fc.oneof(
    { arbitrary: readable, weight: 24 },
    { arbitrary: fc.constant(''), weight: 6 },
    { arbitrary: fc.constant(undefined), weight: 1 },
    ...(unreadable.length === 0 ? [] : [{ arbitrary: fc.constantFrom(...unreadable), weight: 1 }]),
  );
}

export function values(cells: Readonly<Record<string, fc.Arbitrary<string | undefined>>>): fc.Arbitrary<PlainValues> {
  return fc
    .record(cells)
    .map((all) =>
      Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)),
    );
}

function entries(readable: fc.Arbitrary<string>, now: number): fc.Arbitrary<PlainEntry[]> {
  const ages = fc.oneof(
    fc.constantFrom(0, 1, -1, 86_400_000, 7 * 86_400_000, 30 * 86_400_000, 31 * 86_400_000),
    fc.integer({ min: 0, max: 400 * 86_400_000 }),
  );
  const entry = fc
    .tuple(ages, fc.oneof({ arbitrary: readable, weight: 12 }, { arbitrary: fc.constant(''), weight: 3 }))
    .map(([age, each]) => ({ at: now - age, text: each }));
  return fc.array(entry, { maxLength: 3 });
}

const ledgerAddresses = ['bo@example.com', 'ek@example.com', 'ÅSA@exempel.se', 'no address'];

/** Every property is supplied for the first contact, so that no source lacks it. */
export function plainData(setting: Setting): fc.Arbitrary<PlainData> {
  const now = Date.parse(setting.now);
  const date = fc.oneof(day, dayNear(setting), instantNear(setting));
  const time = fc.oneof(day, dayNear(setting), instantNear(setting), instantNear(setting));
  const cells = {
    t_text: cell(text),
    t_number: cell(number, ' 5', 'five', '1e400'),
    t_flag: cell(flag, '1', 'maybe'),
    t_choice: cell(choice),
    t_open: cell(openChoice),
    t_multi: cell(multi),
    t_open_multi: cell(openMulti),
    t_date: cell(date, '15 January 2025', ' '),
    t_other_date: cell(date, '2025-02-29'),
    t_time: cell(time, '15 January 2025'),
    t_other_time: cell(time, '2026-01-15 25:00'),
    email: cell(address),
    hubspot_owner_id: cell(fc.constantFrom('11', '12', '13', 'Eva', 'Åsa Ek')),
  };
  const everything: PlainValues = Object.fromEntries(Object.keys(cells).map((name) => [name, '']));
  const histories = fc.record({
    t_text: entries(text, now),
    t_number: entries(number, now),
    t_flag: entries(flag, now),
    t_choice: entries(choice, now),
    t_multi: entries(multi, now),
    t_date: entries(day, now),
    t_time: fc.oneof(
      { arbitrary: entries(time, now), weight: 15 },
      { arbitrary: entries(fc.constant('never'), now), weight: 1 },
    ),
  });
  const contacts = fc
    .array(fc.tuple(values(cells), histories), { minLength: 1, maxLength: 20 })
    .map((all): PlainContact[] =>
      all.map(([own, history], index) => ({
        id: String(((index * 7) % 23) + 1),
        values: index === 0 ? { ...everything, ...own } : own,
        histories: history,
      })),
    );
  const contactId = fc.integer({ min: 0, max: 19 }).map((index) => String(((index * 7) % 23) + 1));

  const deals = fc
    .array(
      fc.tuple(
        fc.array(contactId, { maxLength: 2 }),
        fc.record({
          dealname: fc.oneof(text, fc.constant('')),
          amount: fc.oneof({ arbitrary: number, weight: 8 }, { arbitrary: fc.constantFrom('', 'much'), weight: 1 }),
          dealstage: fc.constantFrom('closedwon', 'contractsent', '', 'own stage'),
          hs_is_closed: fc.constantFrom('true', 'false', ''),
          closedate: fc.oneof({ arbitrary: time, weight: 8 }, { arbitrary: fc.constantFrom('', 'soon'), weight: 1 }),
          createdate: fc.oneof(time, fc.constant('')),
          t_signed: fc.oneof(date, fc.constant('')),
          t_tags: openMulti,
        }),
      ),
      { maxLength: 8 },
    )
    .map((all) => all.map(([of, own], index) => ({ id: String(index + 1), contacts: [...new Set(of)], values: own })));

  const emailEvents = fc
    .array(
      fc.tuple(
        fc.constantFrom('bo@example.com', 'BO@example.com', 'ek@example.com', 'åsa@exempel.se', 'nobody@example.com'),
        fc.record({
          type: fc.constantFrom('OPEN', 'CLICK', 'BOUNCE', 'OTHER'),
          at: fc.oneof(time, fc.constant('')),
          category: fc.oneof(text, fc.constant('')),
        }),
      ),
      { maxLength: 8 },
    )
    .map((all) => all.map(([at, own], index) => ({ address: at, values: { ...own, campaign: `campaign ${index}` } })));

  const ledger = fc
    .tuple(
      ...ledgerAddresses.map(() =>
        values({
          portal_bounce: cell(fc.constantFrom('true', 'false'), 'maybe'),
          portal_unsubscribe: cell(fc.constantFrom('yes', 'no')),
          portal_bounce_reason: cell(text),
        }),
      ),
    )
    .map((all) => [
      ...all.map((own, index) => ({ address: ledgerAddresses[index] as string, values: own })),
      // One that no contact has says all, so that nothing is missing.
      {
        address: 'none@nowhere.net',
        values: { portal_bounce: 'true', portal_unsubscribe: 'no', portal_bounce_reason: '' },
      },
    ]);

  const lists = fc
    .array(contactId, { maxLength: 6 })
    .map((members) => ({ VIP: [...new Set([...members, '999'])], Nobody: ['999'] }));

  return fc
    .tuple(contacts, deals, emailEvents, ledger, lists)
    .map(([allContacts, allDeals, allEvents, wholeLedger, allLists]) => ({
      contacts: allContacts,
      deals: allDeals,
      emailEvents: allEvents,
      ledger: wholeLedger,
      lists: allLists,
      historied: ['t_text', 't_number', 't_flag', 't_choice', 't_multi', 't_date', 't_time'],
    }));
}
