import { describe, expect, it } from 'vitest';
import { requireSameTime } from '../../packages/engine/src/sources/hubspot/api/clock-skew.ts';
import { hubSpotApi } from '../../packages/engine/src/sources/hubspot/api/create-api.ts';
import type { HubSpotApi } from '../../packages/engine/src/sources/hubspot/api/hubspot-api.ts';
import { virtualClock } from '../../packages/engine/src/sources/hubspot/transport/clock.test-kit.ts';
import { hubSpotClient } from '../../packages/engine/src/sources/hubspot/transport/hubspot-client.ts';
import { emulated } from '../hubspot-emulator/call.test-kit.ts';
import type { Emulator, EmulatorOptions } from '../hubspot-emulator/emulator.ts';
import { allScopes } from '../hubspot-emulator/endpoints/scopes.ts';

/** The API of an emulated portal; time passes only where the client waits. */
async function portalOf(
  options: EmulatorOptions = {},
): Promise<{ api: HubSpotApi; emulator: Emulator; clock: ReturnType<typeof virtualClock> }> {
  const clock = virtualClock();
  const emulator = await emulated({ clock, ...options });
  const client = hubSpotClient({
    baseUrl: emulator.url,
    token: emulator.token,
    clock,
    random: () => 0,
    fetch: (url, init) => clock.during(() => fetch(url, init)),
  });
  return { api: hubSpotApi(client), emulator, clock };
}

function people(count: number): { properties: Record<string, string> }[] {
  return Array.from({ length: count }, (_, index) => ({
    properties: { email: `p${index}@example.com`, firstname: `P${index}` },
  }));
}

describe('the account', () => {
  it('tells portal, zone and time', async () => {
    const { api, clock } = await portalOf({ portalId: 77, timeZone: 'Europe/Stockholm' });
    const account = await api.account();
    expect(account).toEqual({
      portalId: '77',
      accountType: 'STANDARD',
      timeZone: 'Europe/Stockholm',
      serverTime: Date.parse('2026-11-24T12:00:00Z'),
    });
    requireSameTime(account, clock.now() + 5 * 60_000);
    expect(() => requireSameTime(account, clock.now() + 6 * 60_000)).toThrow(
      expect.objectContaining({
        message: "The clock of this machine is 6 minutes ahead of HubSpot's.",
        hint: 'Set the clock.',
      }),
    );
  });

  it('tells the calls of the day, where the token may ask', async () => {
    const { api } = await portalOf({ limits: { daily: 500 } });
    expect(await api.dailyUsage()).toEqual({ used: 1, limit: 500 });
    const without = await portalOf({ scopes: allScopes.filter((scope) => scope !== 'oauth') });
    expect(await without.api.dailyUsage()).toBeUndefined();
  });
});

it('properties, with their options and whether they can be written', async () => {
  const { api } = await portalOf();
  const found = new Map((await api.properties('contacts')).map((each) => [each.name, each]));
  expect(found.get('hs_email_hard_bounce_reason_enum')).toMatchObject({
    type: 'enumeration',
    fieldType: 'radio',
    readOnlyValue: true,
    options: expect.arrayContaining([expect.objectContaining({ value: 'UNKNOWN_USER', label: 'Unknown user' })]),
  });
  expect(found.get('firstname')).toMatchObject({ type: 'string', readOnlyValue: false, options: [] });
  expect((await api.properties('deals')).length).toBeGreaterThan(0);
});

describe('records', () => {
  it('page by page, each once, in the order of their ids', async () => {
    const { api, emulator } = await portalOf();
    const ids = emulator.portal.addContacts(people(250));
    const pages: string[][] = [];
    let after: string | undefined;
    do {
      const page = await api.page({
        object: 'contacts',
        properties: ['email'],
        ...(after === undefined ? {} : { after }),
      });
      pages.push(page.results.map(({ id }) => id));
      after = page.after;
    } while (after !== undefined);
    expect(pages.map((page) => page.length)).toEqual([100, 100, 50]);
    expect(pages.flat()).toEqual(ids);
  });

  it('those in the recycle bin apart', async () => {
    const { api, emulator } = await portalOf();
    const [first = '', second = ''] = emulator.portal.addContacts(people(2));
    emulator.portal.archive([first]);
    const live = await api.page({ object: 'contacts', properties: [] });
    const archived = await api.page({ object: 'contacts', properties: [], archived: true });
    expect([live, archived].map(({ results }) => results.map(({ id }) => id))).toEqual([[second], [first]]);
    expect(archived.results[0]?.archived).toBe(true);
  });

  it('more properties than fit into a URL come in one further call a page', async () => {
    const { api, emulator } = await portalOf();
    const names = Array.from({ length: 400 }, (_, index) => `a_rather_long_name_of_a_property_${index}`);
    for (const name of names) emulator.portal.addProperty({ name, type: 'string' });
    const [first = '', last = ''] = [names[0], names.at(-1)];
    emulator.portal.addContacts([{ properties: { [first]: 'one', [last]: 'two' } }, { properties: {} }]);
    const { results } = await api.page({ object: 'contacts', properties: names });
    expect(results.map(({ properties }) => [properties[first], properties[last]])).toEqual([
      ['one', 'two'],
      [null, null],
    ]);
    expect(api.requestsSent).toBe(2);
    for (const { path } of emulator.requests) expect(path.length).toBeLessThan(8_000);
  });

  it('by id; those that do not exist are left out', async () => {
    const { api, emulator } = await portalOf();
    const [id = ''] = emulator.portal.addContacts(people(1));
    const read = await api.read({ object: 'contacts', ids: [id, '999999999'], properties: ['firstname', 'lastname'] });
    expect(read).toMatchObject([{ id, properties: { firstname: 'P0', lastname: null }, archived: false }]);
  });

  it('with history, newest first, in smaller pages where HubSpot wants them', async () => {
    const { api, emulator, clock } = await portalOf({ historyPage: 50 });
    const ids = emulator.portal.addContacts(people(60));
    const [id = ''] = ids;
    await clock.sleep(1_000);
    emulator.portal.set(id, { firstname: 'Q' });
    const read = await api.read({ object: 'contacts', ids, properties: [], histories: ['firstname'] });
    expect(read.map((each) => each.id)).toEqual(ids);
    expect(read[0]?.propertiesWithHistory?.['firstname']?.map(({ value }) => value)).toEqual(['Q', 'P0']);
    const page = await api.page({ object: 'contacts', properties: [], histories: ['firstname'] });
    expect(page.results.map((each) => each.id)).toEqual(ids.slice(0, 50));
  });

  it('searched', async () => {
    const { api, emulator } = await portalOf();
    const ids = emulator.portal.addContacts(people(3));
    const filters = [{ propertyName: 'firstname', operator: 'EQ', value: 'P1' }] as const;
    const found = await api.search({ filterGroups: [{ filters }], properties: ['email'], limit: 200 });
    expect(found).toMatchObject({ total: 1, results: [{ id: ids[1], properties: { email: 'p1@example.com' } }] });
    expect(found.after).toBeUndefined();
  });

  it('a search by a property that the portal does not have names it', async () => {
    const { api } = await portalOf();
    const filters = [{ propertyName: 'shoe_size', operator: 'HAS_PROPERTY' }] as const;
    await expect(api.search({ filterGroups: [{ filters }] })).rejects.toMatchObject({
      kind: 'property',
      message: expect.stringContaining('The portal has no property `shoe_size`'),
    });
  });

  it('associated deals; a contact without any has none', async () => {
    const { api, emulator } = await portalOf();
    const [one = '', two = ''] = emulator.portal.addContacts(people(2));
    const deals = emulator.portal.addDeals([{ properties: { dealname: 'A' } }, { properties: { dealname: 'B' } }]);
    for (const deal of deals) emulator.portal.associate('deals', one, deal);
    expect(await api.associations('deals', [one, two])).toEqual(
      new Map([
        [one, deals],
        [two, []],
      ]),
    );
  });
});

it('owners, former ones included', async () => {
  const { api, emulator } = await portalOf();
  emulator.portal.addOwner({ id: '1', email: 'ann@example.com', firstName: 'Ann', lastName: 'Berg' });
  emulator.portal.addOwner({ id: '2', email: 'bo@example.com', firstName: '', lastName: '', archived: true });
  expect(await api.owners()).toEqual([
    { id: '1', email: 'ann@example.com', name: 'Ann Berg', archived: false },
    { id: '2', email: 'bo@example.com', name: 'bo@example.com', archived: true },
  ]);
});

describe('lists', () => {
  it('all, one by id or by name, and its members by pages of 250', async () => {
    const { api, emulator } = await portalOf();
    const ids = emulator.portal.addContacts(people(300));
    const listId = emulator.portal.addList({ name: 'Dead mailboxes', processingType: 'MANUAL' });
    emulator.portal.addMembers(listId, ids);
    const list = { listId, name: 'Dead mailboxes', processingType: 'MANUAL', processingStatus: 'COMPLETE' };
    expect(await api.lists.all()).toMatchObject([list]);
    expect(await api.lists.byId(listId)).toMatchObject(list);
    expect(await api.lists.byName('DEAD mailboxes')).toMatchObject(list);
    expect(await api.lists.byId('987')).toBeUndefined();
    const pages: (readonly string[])[] = [];
    for await (const page of api.lists.members(listId)) pages.push(page);
    expect(pages.map((page) => page.length)).toEqual([250, 50]);
    expect(pages.flat()).toEqual(ids);
  });
});

it('email events, newest first', async () => {
  const { api, emulator, clock } = await portalOf();
  const created = clock.now();
  const events = [1, 2].map((day) => ({
    id: `e${day}`,
    type: 'SPAMREPORT',
    recipient: `p${day}@example.com`,
    created: created - day * 86_400_000,
  }));
  for (const event of events) emulator.portal.addEvent(event);
  expect(await api.emailEvents({ type: 'SPAMREPORT' })).toEqual({ events });
  expect(await api.emailEvents({ type: 'SPAMREPORT', from: created - 86_400_000 })).toEqual({ events: [events[0]] });
  expect(await api.emailEvents({ type: 'SPAMREPORT', recipient: 'p2@example.com' })).toEqual({ events: [events[1]] });
  expect(await api.emailEvents({ type: 'BOUNCE' })).toEqual({ events: [] });
});

it('an export, from its start to the address of its file', async () => {
  const { api, emulator, clock } = await portalOf({ exportDelayMs: 5_000 });
  const listId = emulator.portal.addList({ name: 'Some', processingType: 'MANUAL' });
  emulator.portal.addMembers(listId, emulator.portal.addContacts(people(2)));
  const task = await api.startExport({ name: 'Some', listId, properties: ['email'] });
  const { status, url } = await api.exportStatus(task);
  expect([['PENDING', 'PROCESSING'].includes(status), url]).toEqual([true, undefined]);
  await clock.sleep(6_000);
  const done = await api.exportStatus(task);
  expect(done.status).toBe('COMPLETE');
  expect(await (await fetch(done.url ?? '')).text()).toContain('p1@example.com');
});

describe('rate limits of the portal', () => {
  it.each([100, 190])('%i calls in ten seconds are used to 95 %, and never exceeded', async (tenSecondly) => {
    const { api, emulator, clock } = await portalOf({ limits: { tenSecondly } });
    const [id = ''] = emulator.portal.addContacts(people(1));
    const start = clock.now();
    const calls = tenSecondly * 5;
    await Promise.all(Array.from({ length: calls }, () => api.read({ object: 'contacts', ids: [id], properties: [] })));
    expect(emulator.requests.filter(({ status }) => status === 429)).toEqual([]);
    // Five windows: the last one begins after four intervals.
    expect(40_000 / (clock.now() - start)).toBeGreaterThanOrEqual(0.95);
    expect(api.requestsSent).toBe(calls);
  });

  it('five searches a second, and never more', async () => {
    const { api, emulator, clock } = await portalOf();
    const start = clock.now();
    await Promise.all(Array.from({ length: 50 }, () => api.search({ filterGroups: [] })));
    expect(emulator.requests.filter(({ status }) => status === 429)).toEqual([]);
    expect(9_000 / (clock.now() - start)).toBeGreaterThanOrEqual(0.95);
  });

  it('calls that others make are noticed', async () => {
    const { api, emulator } = await portalOf({ limits: { tenSecondly: 100 } });
    const { url, token } = emulator;
    const other = { headers: { Authorization: `Bearer ${token}` } };
    for (let call = 0; call < 60; call += 1) await fetch(`${url}/crm/owners/2026-09`, other);
    await Promise.all(Array.from({ length: 200 }, () => api.read({ object: 'contacts', ids: ['1'], properties: [] })));
    expect(emulator.requests.filter(({ status }) => status === 429)).toEqual([]);
  });
});

describe('what goes wrong on the way', () => {
  const page = { object: 'contacts', properties: ['email'] } as const;

  it.each([
    { cut: 'before' },
    { cut: 'after' },
    { truncate: 'connection' },
    { truncate: 'json' },
    { status: 503 },
  ] as const)('is asked again: %o', async (fault) => {
    const { api, emulator } = await portalOf();
    const ids = emulator.portal.addContacts(people(2));
    emulator.faults.next(2, {}, fault);
    expect((await api.page(page)).results.map(({ id }) => id)).toEqual(ids);
    expect(api.requestsSent).toBe(3);
  });

  it.each([
    [{ html: true }, 'page'],
    [{ redirect: 'https://evil.example/' }, 'redirect'],
    [{ status: 429, policy: 'DAILY' }, 'daily-limit'],
  ] as const)('%o is told', async (fault, kind) => {
    const { api, emulator } = await portalOf();
    emulator.faults.next(1, {}, fault);
    await expect(api.page(page)).rejects.toMatchObject({ kind });
    expect(api.requestsSent).toBe(1);
  });

  it('a scope that the token lacks is named', async () => {
    const { api } = await portalOf({ scopes: allScopes.filter((scope) => scope !== 'crm.objects.contacts.read') });
    await expect(api.page(page)).rejects.toMatchObject({ kind: 'scope', missingScopes: ['crm.objects.contacts.read'] });
  });

  it('one call in ten failing changes nothing but their number', async () => {
    const { api, emulator } = await portalOf();
    const ids = emulator.portal.addContacts(people(100));
    emulator.faults.rate(0.1, 7);
    const read = await Promise.all(ids.map((id) => api.read({ object: 'contacts', ids: [id], properties: [] })));
    expect(read.flat().map(({ id }) => id)).toEqual(ids);
  });
});
