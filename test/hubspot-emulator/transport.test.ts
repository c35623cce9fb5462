import { expect, test } from 'vitest';
import { call, emulated, standingClock } from './call.test-kit.ts';
import { allScopes } from './endpoints/scopes.ts';

const page = 'GET /crm/objects/2026-09/contacts';

test('190 calls in any ten seconds, told in headers and in the 429', async () => {
  const clock = standingClock('2026-11-24T09:00:00Z');
  const emulator = await emulated({ clock, limits: { tenSecondly: 3 } });
  await call(emulator, page);
  clock.forward(6000);
  await call(emulator, page);
  const last = await call(emulator, page);
  expect(last.headers.get('x-hubspot-ratelimit-max')).toBe('3');
  expect(last.headers.get('x-hubspot-ratelimit-remaining')).toBe('0');
  const refused = await call(emulator, page);
  expect([refused.status, refused.body.errorType, refused.body.policyName]).toEqual([
    429,
    'RATE_LIMIT',
    'TEN_SECONDLY_ROLLING',
  ]);
  clock.forward(4000);
  expect((await call(emulator, page)).status).toBe(200);
  expect((await call(emulator, page)).status).toBe(429);
});

test("the day's allowance is renewed at the account's midnight", async () => {
  const clock = standingClock('2026-11-24T22:59:00Z');
  const emulator = await emulated({ clock, timeZone: 'Europe/Stockholm', limits: { daily: 2 } });
  const usage = await call(emulator, 'GET /account-info/2026-09/api-usage/daily/private-apps');
  expect(usage.body.results[0]).toMatchObject({ usageLimit: 2, currentUsage: 1, resetsAt: '2026-11-24T23:00:00.000Z' });
  await call(emulator, page);
  expect((await call(emulator, page)).body).toMatchObject({
    policyName: 'DAILY',
    message: 'You have reached your daily limit.',
  });
  clock.forward(60_000);
  expect((await call(emulator, page)).status).toBe(200);
});

test('the account tells its portal, kind and zone', async () => {
  const clock = standingClock('2026-07-01T00:00:00Z');
  const emulator = await emulated({ clock, portalId: 77, timeZone: 'America/New_York' });
  const { body, headers } = await call(emulator, 'GET /account-info/2026-09/details');
  expect(body).toMatchObject({
    portalId: 77,
    accountType: 'STANDARD',
    timeZone: 'America/New_York',
    utcOffset: '-04:00',
  });
  expect(headers.get('date')).toBe('Wed, 01 Jul 2026 00:00:00 GMT');
});

test('a wrong token is 401, a missing scope 403 and named', async () => {
  const emulator = await emulated({ scopes: allScopes.filter((scope) => scope !== 'crm.objects.contacts.read') });
  const missing = await call(emulator, page);
  expect([missing.status, missing.body.category, missing.body.context]).toEqual([
    403,
    'MISSING_SCOPES',
    { missingScopes: ['crm.objects.contacts.read'] },
  ]);
  expect((await call({ ...emulator, token: 'other' }, page)).status).toBe(401);
});

test('a path that does not exist is 404', async () => {
  expect((await call(await emulated(), 'GET /contacts/v1/lists')).status).toBe(404);
});

test('faults come in their order, to the calls that they are for, and the log shows them', async () => {
  const emulator = await emulated();
  emulator.faults.next(1, { path: '/contacts' }, { status: 502 });
  emulator.faults.next(1, { path: '/contacts' }, { redirect: 'http://127.0.0.1:9/elsewhere' });
  expect((await call(emulator, 'GET /account-info/2026-09/details')).status).toBe(200);
  expect((await call(emulator, page)).status).toBe(502);
  await expect(call(emulator, page)).resolves.toMatchObject({ status: 302 });
  expect((await call(emulator, page)).status).toBe(200);
  expect(emulator.requests.map(({ status }) => status)).toEqual([200, 502, 302, 200]);
});

test('a connection is cut before the call is carried out, or after', async () => {
  const emulator = await emulated();
  const [id = ''] = emulator.portal.addContacts([{ properties: {} }]);
  const change = (city: string) =>
    call(emulator, `PATCH /crm/objects/2026-09/contacts/${id}`, { properties: { city } });
  emulator.faults.next(1, { method: 'PATCH' }, { cut: 'before' });
  await expect(change('Lund')).rejects.toThrow();
  expect(emulator.portal.contacts.get(id)?.values).toEqual({});
  emulator.faults.next(1, { method: 'PATCH' }, { cut: 'after' });
  await expect(change('Malmö')).rejects.toThrow();
  expect(emulator.portal.contacts.get(id)?.values).toEqual({ city: 'Malmö' });
});

test.each([{ truncate: 'json' }, { truncate: 'connection' }, { html: true }] as const)(
  '%o is no JSON',
  async (fault) => {
    const emulator = await emulated();
    emulator.faults.next(1, {}, fault);
    await expect(call(emulator, page)).rejects.toThrow();
  },
);

test('records of a batch fail by themselves, the others are written', async () => {
  const emulator = await emulated();
  emulator.portal.addContacts(['1', '2'].map((id) => ({ id, properties: {} })));
  emulator.faults.next(1, {}, { failIds: ['2'] });
  const { body } = await call(emulator, 'POST /crm/objects/2026-09/contacts/batch/update', {
    inputs: ['1', '2'].map((id) => ({ id, properties: { city: 'Lund' } })),
  });
  expect([body.results.length, body.numErrors, body.errors[0].context]).toEqual([1, 1, { ids: ['2'] }]);
  expect(emulator.portal.contacts.get('2')?.values).toEqual({});
});

test('a share of calls fails, the same ones for the same seed', async () => {
  const statuses = async () => {
    const emulator = await emulated();
    emulator.faults.rate(0.5, 7);
    for (let sent = 0; sent < 20; sent += 1) await call(emulator, page);
    return emulator.requests.map(({ status }) => status);
  };
  const first = await statuses();
  expect(new Set(first)).toEqual(new Set([200, 500]));
  expect(await statuses()).toEqual(first);
});
