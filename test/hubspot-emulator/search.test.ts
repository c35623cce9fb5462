import { expect, test } from 'vitest';
import { call, emulated, standingClock } from './call.test-kit.ts';
import type { Emulator } from './emulator.ts';

const path = 'POST /crm/objects/2026-09/contacts/search';

const people = [
  { id: '1', properties: { firstname: 'Anna', email: 'anna@example.com', hs_email_open: '0', lifecyclestage: 'lead' } },
  {
    id: '2',
    properties: { firstname: 'BO', email: 'bo@example.org', hs_email_open: '10', lifecyclestage: 'customer' },
  },
  { id: '3', properties: { email: 'c@example.org', notes_last_updated: '2026-01-02T00:00:00Z' } },
];

interface Filter {
  propertyName: string;
  operator: string;
  value?: string;
  highValue?: string;
  values?: string[];
}

async function found(emulator: Emulator, ...groups: Filter[][]): Promise<string[]> {
  const { body } = await call(emulator, path, { filterGroups: groups.map((filters) => ({ filters })), limit: 200 });
  return body.results.map(({ id }: { id: string }) => id);
}

async function withPeople(options = {}): Promise<Emulator> {
  const emulator = await emulated(options);
  emulator.portal.addContacts(people);
  return emulator;
}

test.each<[string, Filter, string[]]>([
  ['EQ ignores case on texts', { propertyName: 'firstname', operator: 'EQ', value: 'anna' }, ['1']],
  ['EQ keeps case on enumerations', { propertyName: 'lifecyclestage', operator: 'EQ', value: 'LEAD' }, []],
  ['IN finds texts by lower case', { propertyName: 'firstname', operator: 'IN', values: ['bo'] }, ['2']],
  ['IN does not find texts by upper case', { propertyName: 'firstname', operator: 'IN', values: ['BO'] }, []],
  [
    'IN keeps case on enumerations',
    { propertyName: 'lifecyclestage', operator: 'IN', values: ['lead', 'Customer'] },
    ['1'],
  ],
  ['numbers compare as numbers', { propertyName: 'hs_email_open', operator: 'GT', value: '9' }, ['2']],
  ['zero is a value', { propertyName: 'hs_email_open', operator: 'LTE', value: '0' }, ['1']],
  [
    'BETWEEN holds both ends',
    { propertyName: 'hs_email_open', operator: 'BETWEEN', value: '0', highValue: '10' },
    ['1', '2'],
  ],
  [
    'dates compare as instants',
    { propertyName: 'notes_last_updated', operator: 'LT', value: String(Date.UTC(2026, 0, 3)) },
    ['3'],
  ],
  ['HAS_PROPERTY', { propertyName: 'firstname', operator: 'HAS_PROPERTY' }, ['1', '2']],
  ['NOT_HAS_PROPERTY', { propertyName: 'firstname', operator: 'NOT_HAS_PROPERTY' }, ['3']],
  [
    'CONTAINS_TOKEN finds whole tokens',
    { propertyName: 'email', operator: 'CONTAINS_TOKEN', value: 'EXAMPLE' },
    ['1', '2', '3'],
  ],
  ['CONTAINS_TOKEN is no substring', { propertyName: 'email', operator: 'CONTAINS_TOKEN', value: 'exam' }, []],
  [
    'CONTAINS_TOKEN with a star',
    { propertyName: 'email', operator: 'CONTAINS_TOKEN', value: '*@example.org' },
    ['2', '3'],
  ],
])('%s', async (_, filter, expected) => {
  expect(await found(await withPeople(), [filter])).toEqual(expected);
});

test.each([
  [false, ['2']],
  [true, ['2', '3']],
])('whether a negative finds records without a value is a setting (%s)', async (negativesFindUnknown, expected) => {
  const emulator = await withPeople({ negativesFindUnknown });
  expect(await found(emulator, [{ propertyName: 'firstname', operator: 'NEQ', value: 'Anna' }])).toEqual(expected);
  expect(await found(emulator, [{ propertyName: 'firstname', operator: 'NOT_IN', values: ['anna'] }])).toEqual(
    expected,
  );
});

test('groups are joined by or, the filters of a group by and', async () => {
  const emulator = await withPeople();
  const lead = { propertyName: 'lifecyclestage', operator: 'EQ', value: 'lead' };
  const known = { propertyName: 'firstname', operator: 'HAS_PROPERTY' };
  const unknown = { propertyName: 'firstname', operator: 'NOT_HAS_PROPERTY' };
  expect(await found(emulator, [lead, known], [unknown])).toEqual(['1', '3']);
  expect(await found(emulator, [lead, unknown])).toEqual([]);
});

const known = { propertyName: 'email', operator: 'HAS_PROPERTY' };
const groups = (...sizes: number[]) => ({
  filterGroups: sizes.map((size) => ({ filters: new Array(size).fill(known) })),
});

test.each<[string, object]>([
  ['six groups', groups(1, 1, 1, 1, 1, 1)],
  ['seven filters in a group', groups(7)],
  ['nineteen filters', groups(6, 6, 6, 1)],
  ['201 results a page', { limit: 201 }],
  ['a body of more than 3,000 characters', { query: 'x'.repeat(3000) }],
  [
    'value and values',
    { filterGroups: [{ filters: [{ propertyName: 'email', operator: 'IN', value: 'a', values: ['a'] }] }] },
  ],
  ['IN without values', { filterGroups: [{ filters: [{ propertyName: 'email', operator: 'IN', value: 'a' }] }] }],
  ['HAS_PROPERTY with a value', { filterGroups: [{ filters: [{ ...known, value: '' }] }] }],
  ['a page beyond 10,000 results', { limit: 100, after: '10000' }],
  ['two sort rules', { sorts: ['email', 'firstname'] }],
])('%s: refused', async (_, body) => {
  expect((await call(await withPeople(), path, body)).status).toBe(400);
});

test.each<[string, object]>([
  ['five groups', groups(1, 1, 1, 1, 1)],
  ['six filters in a group, eighteen in all', groups(6, 6, 6)],
  ['the last page before 10,000', { limit: 200, after: '9800' }],
])('%s: taken', async (_, body) => {
  expect((await call(await withPeople(), path, body)).status).toBe(200);
});

test('a misspelt key is passed over, so the search finds everyone', async () => {
  const filterGroup = [{ filters: [{ propertyName: 'firstname', operator: 'EQ', value: 'Anna' }] }];
  expect((await call(await withPeople(), path, { filterGroup })).body.total).toBe(3);
});

test('a keyset by id pages through everything, ids rising', async () => {
  const emulator = await withPeople();
  const after = (id: string) => ({
    filterGroups: [{ filters: [{ propertyName: 'hs_object_id', operator: 'GT', value: id }] }],
    sorts: [{ propertyName: 'hs_object_id', direction: 'ASCENDING' }],
    limit: 2,
  });
  const ids = async (id: string) =>
    (await call(emulator, path, after(id))).body.results.map(({ id }: { id: string }) => id);
  expect([await ids('0'), await ids('2')]).toEqual([['1', '2'], ['3']]);
});

test('the index notices writes after its lag', async () => {
  const clock = standingClock('2026-11-24T09:00:00Z');
  const emulator = await withPeople({ clock, indexLagMs: 10_000 });
  const named = (value: string) => found(emulator, [{ propertyName: 'firstname', operator: 'EQ', value }]);
  await call(emulator, 'PATCH /crm/objects/2026-09/contacts/1', { properties: { firstname: 'Ann' } });
  await call(emulator, 'POST /crm/objects/2026-09/contacts/batch/archive', { inputs: [{ id: '2' }] });
  await call(emulator, 'POST /crm/objects/2026-09/contacts', { properties: { firstname: 'New' } });
  expect([await named('Ann'), await named('Anna'), await named('BO'), await named('New')]).toEqual([
    [],
    ['1'],
    ['2'],
    [],
  ]);
  clock.forward(10_000);
  expect([await named('Ann'), await named('Anna'), await named('BO')]).toEqual([['1'], [], []]);
  expect(await named('New')).toHaveLength(1);
});

test('search takes five calls a second, says so in a 429, and tells nothing of limits otherwise', async () => {
  const clock = standingClock('2026-11-24T09:00:00Z');
  const emulator = await withPeople({ clock });
  for (let sent = 0; sent < 5; sent += 1) expect((await call(emulator, path, {})).status).toBe(200);
  const { status, headers, body } = await call(emulator, path, {});
  expect([status, body.policyName, body.message]).toEqual([429, 'SECONDLY', 'You have reached your secondly limit.']);
  expect([...headers.keys()].filter((name) => /ratelimit|retry-after/.test(name))).toEqual([]);
  clock.forward(1000);
  expect((await call(emulator, path, {})).status).toBe(200);
});
