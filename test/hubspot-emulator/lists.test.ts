import { expect, test } from 'vitest';
import { call, emulated, standingClock } from './call.test-kit.ts';
import type { Emulator } from './emulator.ts';

const lists = '/crm/lists/2026-09';

const and = (...filters: object[]) => ({
  filterBranchType: 'AND',
  filterBranchOperator: 'AND',
  filterBranches: [] as object[],
  filters,
});

const or = (...filterBranches: object[]) => ({
  filterBranchType: 'OR',
  filterBranchOperator: 'OR',
  filters: [] as object[],
  filterBranches,
});

const on = (property: string, operation: object) => ({ filterType: 'PROPERTY', property, operation });

const named = (...values: string[]) =>
  on('firstname', { operationType: 'MULTISTRING', operator: 'IS_EQUAL_TO', values });

function create(emulator: Emulator, filterBranch: object | undefined, { type = 'DYNAMIC', name = 'A list' } = {}) {
  return call(emulator, `POST ${lists}`, { name, objectTypeId: '0-1', processingType: type, filterBranch });
}

const members = async (emulator: Emulator, listId = '1') =>
  (await call(emulator, `GET ${lists}/${listId}/memberships`)).body.results.map(
    ({ recordId }: { recordId: string }) => recordId,
  );

test.each<[string, object]>([
  ['a root AND', and(named('Anna'))],
  ['filters beside the root OR', { ...or(and(named('Anna'))), filters: [named('Bo')] }],
  ['a root without branches', or()],
  ['an OR below the root', or(or(and(named('Anna'))))],
  ['an AND within an AND', or({ ...and(), filterBranches: [and(named('Anna'))] })],
  [
    'an ASSOCIATION without filters',
    or({ ...and(), filterBranches: [{ filterBranchType: 'ASSOCIATION', filters: [], filterBranches: [] }] }),
  ],
  ['an operator that does not mirror the type', { ...or(and(named('Anna'))), filterBranchOperator: 'AND' }],
  ['251 filters', or(and(...new Array(251).fill(named('Anna'))))],
  ['an unknown property', or(and(on('nmae', { operationType: 'ALL_PROPERTY', operator: 'IS_KNOWN' })))],
  [
    'IS_NOT_EQUAL_TO on an enumeration',
    or(and(on('lifecyclestage', { operationType: 'ENUMERATION', operator: 'IS_NOT_EQUAL_TO', values: ['lead'] }))),
  ],
  [
    'BOOL on an enumeration of true and false',
    or(and(on('hs_marketable_status', { operationType: 'BOOL', operator: 'IS_EQUAL_TO', value: true }))),
  ],
  [
    'history of a calculated property',
    or(and(on('num_conversion_events', { operationType: 'NUMBER', operator: 'HAS_EVER_BEEN_EQUAL_TO', value: 1 }))),
  ],
  [
    'bounds that are no whole numbers',
    or(
      and(
        on('hs_email_open', { operationType: 'NUMBER_RANGED', operator: 'IS_BETWEEN', lowerBound: 0.5, upperBound: 2 }),
      ),
    ),
  ],
  ['a list that does not exist', or(and({ filterType: 'IN_LIST', listId: '99', operator: 'IN_LIST' }))],
])('%s: refused', async (_, filterBranch) => {
  const { status, body } = await create(await emulated(), filterBranch);
  expect([status, body.category]).toEqual([400, 'VALIDATION_ERROR']);
});

test('a type that does not go with the operation is told in the context', async () => {
  const filters = or(and(on('createdate', { operationType: 'MULTISTRING', operator: 'CONTAINS', values: ['2026'] })));
  const { body } = await create(await emulated(), filters);
  expect(body).toMatchObject({
    subCategory: 'ListError.INVALID_PROPERTY_TYPE',
    context: {
      propertyName: ['createdate'],
      invalidPropertyType: ['datetime'],
      validPropertyTypes: ['string', 'phone_number'],
    },
  });
});

const now = '2026-11-24T09:00:00Z';
const zone = { timezoneSource: 'CUSTOM', zoneId: 'Europe/Stockholm' };
const today = (days: number) => ({
  timeType: 'INDEXED',
  ...zone,
  indexReference: { referenceType: 'TODAY' },
  offset: { days },
});
const nowPoint = { timeType: 'INDEXED', ...zone, indexReference: { referenceType: 'NOW' } };
const before = (timePoint: object, more = {}) => ({
  operationType: 'TIME_POINT',
  type: 'TIME_POINT',
  operator: 'IS_BEFORE',
  endpointBehavior: 'EXCLUSIVE',
  propertyParser: 'VALUE',
  timePoint,
  ...more,
});
const between = (lowerBoundTimePoint: object, upperBoundTimePoint: object, more = {}) => ({
  operationType: 'TIME_RANGED',
  type: 'TIME_RANGED',
  operator: 'IS_BETWEEN',
  propertyParser: 'VALUE',
  lowerBoundTimePoint,
  upperBoundTimePoint,
  ...more,
});
const include = { includeObjectsWithNoValueSet: true };

/** 1 has values, 2 has others, 3 has none. Stockholm's midnight of 23 November is 22:00Z in summer, 23:00Z in winter. */
const people = [
  {
    id: '1',
    properties: {
      firstname: 'Anna',
      lifecyclestage: 'lead',
      hs_legal_basis: 'Not applicable;Performance of a contract',
      hs_email_open: '0',
      hs_email_optout: 'true',
      notes_last_updated: '2026-11-22T23:00:00Z',
      recent_conversion_date: '2026-11-23T00:00:00Z',
    },
    history: {
      city: [
        { value: 'Lund', at: Date.parse('2026-11-20T12:00:00Z') },
        { value: '', at: Date.parse('2026-11-21T12:00:00Z') },
      ],
    },
  },
  {
    id: '2',
    properties: {
      firstname: 'Bo',
      date_of_birth: '2026-11-24',
      lifecyclestage: 'customer',
      hs_legal_basis: 'Not applicable',
      hs_email_open: '10',
      hs_email_optout: 'false',
      notes_last_updated: '2026-11-22T22:59:59Z',
    },
    createdAt: '2026-01-01T00:00:00Z',
  },
  { id: '3', properties: {} },
];

test.each<[string, object, string[]]>([
  ['IS_KNOWN', on('firstname', { operationType: 'ALL_PROPERTY', operator: 'IS_KNOWN' }), ['1', '2']],
  ['IS_UNKNOWN', on('firstname', { operationType: 'ALL_PROPERTY', operator: 'IS_UNKNOWN' }), ['3']],
  ['texts, letter case aside', named('ANNA'), ['1']],
  [
    'a negative leaves out who has no value',
    on('firstname', { operationType: 'MULTISTRING', operator: 'IS_NOT_EQUAL_TO', values: ['Anna'] }),
    ['2'],
  ],
  [
    'unless it says otherwise',
    on('firstname', { operationType: 'MULTISTRING', operator: 'IS_NOT_EQUAL_TO', values: ['Anna'], ...include }),
    ['2', '3'],
  ],
  [
    'contains is a substring',
    on('firstname', { operationType: 'MULTISTRING', operator: 'CONTAINS', values: ['nn'] }),
    ['1'],
  ],
  [
    'starts with',
    on('firstname', { operationType: 'MULTISTRING', operator: 'STARTS_WITH', values: ['b', 'x'] }),
    ['2'],
  ],
  [
    'options',
    on('lifecyclestage', { operationType: 'ENUMERATION', operator: 'IS_ANY_OF', values: ['lead', 'other'] }),
    ['1'],
  ],
  [
    'options, case kept',
    on('lifecyclestage', { operationType: 'ENUMERATION', operator: 'IS_ANY_OF', values: ['LEAD'] }),
    [],
  ],
  [
    'none of the options',
    on('lifecyclestage', { operationType: 'ENUMERATION', operator: 'IS_NONE_OF', values: ['lead'] }),
    ['2'],
  ],
  [
    'exactly these options',
    on('hs_legal_basis', { operationType: 'ENUMERATION', operator: 'IS_EXACTLY', values: ['Not applicable'] }),
    ['2'],
  ],
  [
    'all of these options',
    on('hs_legal_basis', {
      operationType: 'ENUMERATION',
      operator: 'CONTAINS_ALL',
      values: ['Performance of a contract', 'Not applicable'],
    }),
    ['1'],
  ],
  ['booleans', on('hs_email_optout', { operationType: 'BOOL', operator: 'IS_EQUAL_TO', value: false }), ['2']],
  ['numbers', on('hs_email_open', { operationType: 'NUMBER', operator: 'IS_LESS_THAN', value: 9 }), ['1']],
  [
    'zero or never',
    on('hs_email_open', { operationType: 'NUMBER', operator: 'IS_EQUAL_TO', value: 0, ...include }),
    ['1', '3'],
  ],
  [
    'both bounds are in the range',
    on('hs_email_open', { operationType: 'NUMBER_RANGED', operator: 'IS_BETWEEN', lowerBound: 1, upperBound: 10 }),
    ['2'],
  ],
  [
    'outside the range',
    on('hs_email_open', { operationType: 'NUMBER_RANGED', operator: 'IS_NOT_BETWEEN', lowerBound: 1, upperBound: 10 }),
    ['1'],
  ],
  [
    'history, though cleared',
    on('city', { operationType: 'STRING', operator: 'HAS_EVER_BEEN_EQUAL_TO', value: 'lund' }),
    ['1'],
  ],
  [
    'history holds the present value',
    on('lifecyclestage', { operationType: 'ENUMERATION', operator: 'HAS_NEVER_BEEN_ANY_OF', values: ['lead'] }),
    ['2'],
  ],
  ['a day begins at midnight of the zone', on('notes_last_updated', before(today(-1))), ['2']],
  ['no value passes where it is said to', on('notes_last_updated', before(today(-1), include)), ['2', '3']],
  ['an inclusive end', on('notes_last_updated', before(today(-1), { endpointBehavior: 'INCLUSIVE' })), ['1', '2']],
  ['the range of days up to now', on('notes_last_updated', between(today(-1), nowPoint)), ['1']],
  [
    'a date of the calendar',
    on('notes_last_updated', before({ timeType: 'DATE', ...zone, year: 2026, month: 11, day: 23 })),
    ['2'],
  ],
  [
    'a day is its midnight in UTC',
    on('date_of_birth', before({ timeType: 'DATE', ...zone, year: 2026, month: 11, day: 24, minute: 30 })),
    [],
  ],
  [
    'unless it is taken for one of the zone',
    on(
      'date_of_birth',
      before(
        { timeType: 'DATE', ...zone, year: 2026, month: 11, day: 24, minute: 30 },
        { propertyParser: 'VALUE_WITH_ZONE_SAME_LOCAL_CONVERSION' },
      ),
    ),
    ['2'],
  ],
  [
    'another property',
    on(
      'notes_last_updated',
      before({ timeType: 'PROPERTY_REFERENCED', ...zone, property: 'recent_conversion_date', referenceType: 'VALUE' }),
    ),
    ['1'],
  ],
  ['updated in the last days', on('city', between(today(-3), nowPoint, { propertyParser: 'UPDATED_AT' })), ['1']],
  [
    'not updated in the last days',
    on('firstname', between(today(-3), nowPoint, { propertyParser: 'UPDATED_AT', operator: 'IS_NOT_BETWEEN' })),
    ['2'],
  ],
])('%s', async (_, filter, expected) => {
  const emulator = await emulated({ clock: standingClock(now) });
  emulator.portal.addContacts(people);
  expect((await create(emulator, or(and(filter)))).status).toBe(200);
  expect(await members(emulator)).toEqual(expected);
});

test('branches are joined by or, the filters of one by and', async () => {
  const emulator = await emulated();
  emulator.portal.addContacts(people);
  const unknown = on('firstname', { operationType: 'ALL_PROPERTY', operator: 'IS_UNKNOWN' });
  await create(emulator, or(and(named('Anna', 'Bo'), named('Anna')), and(unknown)));
  expect(await members(emulator)).toEqual(['1', '3']);
});

test('a list that is made is processed for a while, and an active one follows the contacts', async () => {
  const clock = standingClock(now);
  const emulator = await emulated({ clock, listDelayMs: 5000 });
  emulator.portal.addContacts(people);
  const { body } = await create(emulator, or(and(named('Anna'))));
  expect([body.list.processingStatus, body.list.size, await members(emulator)]).toEqual(['PROCESSING', 0, []]);
  clock.forward(5000);
  expect(await members(emulator)).toEqual(['1']);
  emulator.portal.set('3', { firstname: 'Anna' });
  expect(await members(emulator)).toEqual(['1', '3']);
  await call(emulator, `PUT ${lists}/1/update-list-filters`, { filterBranch: or(and(named('Bo'))) });
  expect(await members(emulator)).toEqual(['1', '3']);
  clock.forward(5000);
  expect(await members(emulator)).toEqual(['2']);
});

test('a snapshot is filled once', async () => {
  const emulator = await emulated();
  emulator.portal.addContacts(people);
  await create(emulator, or(and(named('Anna'))), { type: 'SNAPSHOT' });
  emulator.portal.set('2', { firstname: 'Anna' });
  expect(await members(emulator)).toEqual(['1']);
  const filters = { filterBranch: or(and(named('Bo'))) };
  expect((await call(emulator, `PUT ${lists}/1/update-list-filters`, filters)).status).toBe(400);
});

test('members are added and removed by bare lists of ids; what is unknown or there already is passed over', async () => {
  const emulator = await emulated();
  emulator.portal.addContacts(people);
  await create(emulator, undefined, { type: 'MANUAL' });
  expect((await call(emulator, `PUT ${lists}/1/memberships/add`, ['2', '1', '99'])).body).toEqual({
    recordsIdsAdded: ['2', '1'],
    recordIdsRemoved: [],
    recordIdsMissing: ['99'],
  });
  const change = { recordIdsToAdd: ['2', '3'], recordIdsToRemove: ['1'] };
  expect((await call(emulator, `PUT ${lists}/1/memberships/add-and-remove`, change)).body).toEqual({
    recordsIdsAdded: ['3'],
    recordIdsRemoved: ['1'],
    recordIdsMissing: [],
  });
  expect(await members(emulator)).toEqual(['2', '3']);
  expect((await call(emulator, `PUT ${lists}/1/memberships/add`, { ids: ['1'] })).status).toBe(400);
});

test('members of an active list cannot be changed', async () => {
  const emulator = await emulated();
  await create(emulator, or(and(named('Anna'))));
  expect((await call(emulator, `PUT ${lists}/1/memberships/add`, ['1'])).status).toBe(400);
});

test('members come 250 a page at most, by id', async () => {
  const emulator = await emulated();
  const ids = emulator.portal.addContacts(Array.from({ length: 300 }, () => ({ properties: {} })));
  emulator.portal.addList({ name: 'All', processingType: 'MANUAL' });
  emulator.portal.addMembers('1', ids);
  expect((await call(emulator, `GET ${lists}/1/memberships?limit=251`)).status).toBe(400);
  const first = await call(emulator, `GET ${lists}/1/memberships?limit=250`);
  const second = await call(emulator, `GET ${lists}/1/memberships?limit=250&after=${first.body.paging.next.after}`);
  const all = [...first.body.results, ...second.body.results].map(({ recordId }: { recordId: string }) => recordId);
  expect([first.body.total, all, second.body.paging]).toEqual([300, ids, undefined]);
});

test('names are unique and found, letter case aside', async () => {
  const emulator = await emulated();
  await create(emulator, undefined, { type: 'MANUAL', name: 'Hygiene: dead/mailboxes' });
  expect((await create(emulator, undefined, { type: 'MANUAL', name: 'HYGIENE: dead/mailboxes' })).status).toBe(400);
  const name = encodeURIComponent('hygiene: DEAD/mailboxes');
  const { body } = await call(emulator, `GET ${lists}/object-type-id/0-1/name/${name}`);
  expect(body.list.listId).toBe('1');
});

test('filters are answered when they are asked for, to the letter', async () => {
  const emulator = await emulated();
  const filters = or(and(named('Anna')));
  await create(emulator, filters);
  expect((await call(emulator, `GET ${lists}/1?includeFilters=true`)).body.list.filterBranch).toEqual(filters);
  expect((await call(emulator, `GET ${lists}/1`)).body.list).not.toHaveProperty('filterBranch');
});

test('a deleted list is gone, its name is free, and it can be restored for 90 days', async () => {
  const clock = standingClock(now);
  const emulator = await emulated({ clock });
  await create(emulator, undefined, { type: 'MANUAL' });
  expect((await call(emulator, `DELETE ${lists}/1`)).status).toBe(204);
  expect((await call(emulator, `GET ${lists}/1`)).status).toBe(404);
  clock.forward(90 * 86_400_000);
  expect((await call(emulator, `PUT ${lists}/1/restore`)).status).toBe(204);
  await call(emulator, `DELETE ${lists}/1`);
  clock.forward(90 * 86_400_000 + 1);
  expect((await call(emulator, `PUT ${lists}/1/restore`)).status).toBe(404);
});

test('a list that another list reads cannot be deleted', async () => {
  const emulator = await emulated();
  emulator.portal.addContacts(people);
  await create(emulator, or(and(named('Anna'))));
  const notIn = { filterType: 'IN_LIST', listId: '1', operator: 'NOT_IN_LIST' };
  await create(emulator, or(and(notIn)), { name: 'Others' });
  expect(await members(emulator, '2')).toEqual(['2', '3']);
  const { status, body } = await call(emulator, `DELETE ${lists}/1`);
  expect([status, body.context]).toEqual([400, { blockingListReferencesById: ['2'] }]);
});

test('lists are searched by name and type, 20 at first', async () => {
  const emulator = await emulated();
  for (let made = 1; made <= 21; made += 1) emulator.portal.addList({ name: `List ${made}`, processingType: 'MANUAL' });
  const all = await call(emulator, `POST ${lists}/search`, { processingTypes: ['MANUAL'] });
  expect([all.body.lists.length, all.body.hasMore, all.body.offset, all.body.total]).toEqual([20, true, 20, 21]);
  const some = await call(emulator, `POST ${lists}/search`, {
    query: 'LIST 2',
    additionalProperties: ['hs_list_size'],
  });
  expect(some.body.lists.map(({ name }: { name: string }) => name)).toEqual(['List 2', 'List 20', 'List 21']);
  expect(some.body.lists[0].additionalProperties).toEqual({ hs_list_size: '0' });
});

test('without the scope of contacts lists are refused, and the refusal does not say why', async () => {
  const emulator = await emulated({ scopes: ['crm.lists.read'] });
  const { status, body } = await call(emulator, `POST ${lists}/search`, {});
  expect([status, body.message, body.context]).toEqual([400, 'There was a problem with the request.', undefined]);
});
