import { expect, test } from 'vitest';
import { call, emulated } from './call.test-kit.ts';

const path = '/crm/properties/2026-09/contacts';

test.each<[string, object]>([
  ['hs_email_bounce', { type: 'number', fieldType: 'number' }],
  ['hs_email_optout', { type: 'bool', fieldType: 'booleancheckbox' }],
  ['hs_email_optout_1001', { type: 'enumeration', fieldType: 'booleancheckbox' }],
  ['hs_marketable_status', { type: 'enumeration', fieldType: 'booleancheckbox' }],
  ['hs_email_hard_bounce_reason_enum', { type: 'enumeration', fieldType: 'radio', groupName: 'emailinformation' }],
  ['hs_object_id', { type: 'number', modificationMetadata: expect.objectContaining({ readOnlyValue: true }) }],
  ['hs_email_domain', { type: 'string', calculated: true }],
  [
    'lifecyclestage',
    { externalOptions: true, modificationMetadata: expect.objectContaining({ readOnlyValue: false }) },
  ],
])('%s is what HubSpot says it is', async (name, expected) => {
  expect((await call(await emulated(), `GET ${path}/${name}`)).body).toMatchObject(expected);
});

test("two values of the legal basis have an en dash, as HubSpot's have", async () => {
  const { body } = await call(await emulated(), `GET ${path}/hs_legal_basis`);
  const values: string[] = body.options.map(({ value }: { value: string }) => value);
  expect([values.length, values.filter((value) => value.includes('\u2013')).length]).toEqual([6, 2]);
});

test("a property of one's own is made once, used, and taken away; HubSpot's cannot be", async () => {
  const emulator = await emulated();
  const body = {
    name: 'hygiene_status',
    label: 'Hygiene status',
    type: 'enumeration',
    fieldType: 'select',
    groupName: 'contactinformation',
    options: [{ label: 'Suppress', value: 'suppress' }],
  };
  expect((await call(emulator, `POST ${path}`, body)).status).toBe(201);
  expect((await call(emulator, `POST ${path}`, body)).status).toBe(409);
  emulator.portal.addContacts([{ id: '1', properties: {} }]);
  const write = async (value: string) =>
    (await call(emulator, 'PATCH /crm/objects/2026-09/contacts/1', { properties: { hygiene_status: value } })).status;
  expect([await write('suppress'), await write('keep')]).toEqual([200, 400]);
  expect((await call(emulator, `DELETE ${path}/hygiene_status`)).status).toBe(204);
  expect((await call(emulator, `GET ${path}/hygiene_status`)).status).toBe(404);
  expect((await call(emulator, `DELETE ${path}/email`)).status).toBe(400);
});

test('dates are answered in one form, whatever form they were written in', async () => {
  const emulator = await emulated();
  emulator.portal.addProperty({ name: 'renewed', type: 'datetime' });
  emulator.portal.addContacts([{ id: '1', properties: {} }]);
  const moment = Date.UTC(2026, 0, 2, 3, 4);
  const properties = { renewed: String(moment), date_of_birth: String(Date.UTC(1990, 0, 1)) };
  await call(emulator, 'PATCH /crm/objects/2026-09/contacts/1', { properties });
  const { body } = await call(emulator, 'GET /crm/objects/2026-09/contacts/1?properties=renewed,date_of_birth');
  expect(body.properties).toMatchObject({ renewed: '2026-01-02T03:04:00.000Z', date_of_birth: '1990-01-01' });
});
