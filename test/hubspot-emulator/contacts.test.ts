import { expect, test } from 'vitest';
import { call, emulated, standingClock } from './call.test-kit.ts';

const contacts = '/crm/objects/2026-09/contacts';

test('pages of contacts follow each other by id, and the last has no cursor', async () => {
  const emulator = await emulated();
  emulator.portal.addContacts([3, 1, 2].map((id) => ({ id: String(id), properties: { email: `c${id}@example.com` } })));
  const first = await call(emulator, `GET ${contacts}?limit=2&properties=email`);
  expect(first.body.results.map(({ id }: { id: string }) => id)).toEqual(['1', '2']);
  expect(first.body.paging.next.after).toBe('2');
  const second = await call(emulator, `GET ${contacts}?limit=2&properties=email&after=2`);
  expect(second.body.results.map(({ id }: { id: string }) => id)).toEqual(['3']);
  expect(second.body.paging).toBeUndefined();
});

test('a record answers what was asked and three properties besides; no value is null or missing', async () => {
  const clock = standingClock('2026-11-24T09:00:00Z');
  const record = { id: '7', properties: { email: 'a@example.com' }, createdAt: '2026-01-01T00:00:00Z' };
  const nulls = await emulated({ clock });
  nulls.portal.addContacts([record]);
  expect((await call(nulls, `GET ${contacts}/7?properties=email,lastname`)).body).toEqual({
    id: '7',
    properties: {
      email: 'a@example.com',
      lastname: null,
      hs_object_id: '7',
      createdate: '2026-01-01T00:00:00.000Z',
      lastmodifieddate: '2026-01-01T00:00:00.000Z',
    },
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    archived: false,
  });
  const missing = await emulated({ clock, noValue: 'missing' });
  missing.portal.addContacts([record]);
  expect((await call(missing, `GET ${contacts}/7?properties=lastname`)).body.properties).not.toHaveProperty('lastname');
});

test('more than 100 records a call are refused; with history more than 50', async () => {
  const emulator = await emulated();
  const ids = (count: number) => Array.from({ length: count }, (_, index) => ({ id: String(index) }));
  expect((await call(emulator, `GET ${contacts}?limit=101`)).status).toBe(400);
  expect((await call(emulator, `POST ${contacts}/batch/read`, { inputs: ids(101) })).status).toBe(400);
  const withHistory = { propertiesWithHistory: ['email'], inputs: ids(51) };
  expect((await call(emulator, `POST ${contacts}/batch/read`, withHistory)).status).toBe(400);
});

test('a batch names records that are missing: 207 in v3, 200 in 2026-09', async () => {
  const emulator = await emulated();
  emulator.portal.addContacts([{ id: '1', properties: {} }]);
  const body = { properties: ['email'], inputs: [{ id: '1' }, { id: '99' }] };
  const dated = await call(emulator, `POST ${contacts}/batch/read`, body);
  const v3 = await call(emulator, 'POST /crm/v3/objects/contacts/batch/read', body);
  expect([dated.status, v3.status]).toEqual([200, 207]);
  for (const { body } of [dated, v3]) {
    expect(body.results.map(({ id }: { id: string }) => id)).toEqual(['1']);
    expect(body.numErrors).toBe(1);
    expect(body.errors[0].context).toEqual({ ids: ['99'] });
  }
});

test('an update writes history by the clock and changes the date of last modification', async () => {
  const clock = standingClock('2026-11-24T09:00:00Z');
  const emulator = await emulated({ clock });
  emulator.portal.addContacts([{ id: '1', properties: { city: 'Lund' }, createdAt: '2026-01-01T00:00:00Z' }]);
  await call(emulator, `POST ${contacts}/batch/update`, { inputs: [{ id: '1', properties: { city: 'Malmö' } }] });
  clock.forward(1000);
  await call(emulator, `PATCH ${contacts}/1`, { properties: { city: '' } });
  const { body } = await call(emulator, `GET ${contacts}/1?propertiesWithHistory=city`);
  expect(
    body.propertiesWithHistory.city.map(({ value, timestamp }: Record<string, string>) => [value, timestamp]),
  ).toEqual([
    ['', '2026-11-24T09:00:01.000Z'],
    ['Malmö', '2026-11-24T09:00:00.000Z'],
    ['Lund', '2026-01-01T00:00:00.000Z'],
  ]);
  expect(body.properties.lastmodifieddate).toBe('2026-11-24T09:00:01.000Z');
});

test('read-only and unknown properties fail the whole batch, and nothing is written', async () => {
  const emulator = await emulated();
  emulator.portal.addContacts([
    { id: '1', properties: {} },
    { id: '2', properties: {} },
  ]);
  const { status, body } = await call(emulator, `POST ${contacts}/batch/update`, {
    inputs: [
      { id: '1', properties: { city: 'Lund' } },
      { id: '2', properties: { hs_email_optout: 'false', hs_email_optotu: 'x' } },
    ],
  });
  expect([status, body.category]).toEqual([400, 'VALIDATION_ERROR']);
  expect(body.errors.map(({ code }: { code: string }) => code)).toEqual(['READ_ONLY_VALUE', 'PROPERTY_DOESNT_EXIST']);
  expect(emulator.portal.contacts.get('1')?.values).toEqual({});
});

test('archiving answers 204 without a body, for ids that do not exist as well', async () => {
  const emulator = await emulated();
  emulator.portal.addContacts([{ id: '1', properties: {} }]);
  const reply = await call(emulator, `POST ${contacts}/batch/archive`, { inputs: [{ id: '1' }, { id: '99' }] });
  expect([reply.status, reply.body]).toEqual([204, undefined]);
  expect((await call(emulator, `GET ${contacts}/1`)).status).toBe(404);
  expect((await call(emulator, `GET ${contacts}?archived=true`)).body.results[0].id).toBe('1');
});

test('a stage of the life cycle goes forward only, unless it was cleared', async () => {
  const emulator = await emulated();
  emulator.portal.addContacts([{ id: '1', properties: { lifecyclestage: 'customer' } }]);
  const stage = () => emulator.portal.contacts.get('1')?.values['lifecyclestage'];
  await call(emulator, `PATCH ${contacts}/1`, { properties: { lifecyclestage: 'lead' } });
  expect(stage()).toBe('customer');
  await call(emulator, `PATCH ${contacts}/1`, { properties: { lifecyclestage: '' } });
  await call(emulator, `PATCH ${contacts}/1`, { properties: { lifecyclestage: 'lead' } });
  expect(stage()).toBe('lead');
});

test('an address that was deleted for good cannot be used again, known before or not', async () => {
  const emulator = await emulated();
  emulator.portal.addContacts([{ id: '1', properties: { email: 'a@example.com' } }]);
  for (const objectId of ['A@example.com', 'never-seen@example.com']) {
    const reply = await call(emulator, `POST ${contacts}/gdpr-delete`, { objectId, idProperty: 'email' });
    expect(reply.status).toBe(204);
    expect((await call(emulator, `POST ${contacts}`, { properties: { email: objectId } })).status).toBe(400);
  }
  expect(emulator.portal.contacts.count()).toBe(0);
});

test('upsert by address changes who is there and makes who is not', async () => {
  const emulator = await emulated();
  emulator.portal.addContacts([{ id: '1', properties: { email: 'a@example.com' } }]);
  const { body } = await call(emulator, `POST ${contacts}/batch/upsert`, {
    inputs: ['A@example.com', 'b@example.com'].map((id) => ({ id, idProperty: 'email', properties: { city: 'Lund' } })),
  });
  expect(body.results.map((result: { new: boolean }) => result.new)).toEqual([false, true]);
  expect(emulator.portal.contacts.byEmail('b@example.com')?.values['city']).toBe('Lund');
  expect((await call(emulator, `POST ${contacts}`, { properties: { email: 'B@example.com' } })).status).toBe(409);
});
