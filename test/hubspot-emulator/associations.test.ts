import { expect, test } from 'vitest';
import { call, emulated } from './call.test-kit.ts';

test("contacts' deals are read in batches; a contact without one has no entry", async () => {
  const emulator = await emulated();
  emulator.portal.addContacts(['1', '2'].map((id) => ({ id, properties: {} })));
  emulator.portal.addDeals([{ id: '50', properties: { dealname: 'Big' } }]);
  emulator.portal.associate('deals', '1', '50');
  const body = { inputs: [{ id: '1' }, { id: '2' }] };
  const reply = await call(emulator, 'POST /crm/associations/2026-09/contacts/deals/batch/read', body);
  expect(reply.body.results).toEqual([
    {
      from: { id: '1' },
      to: [{ toObjectId: '50', associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId: 4 }] }],
    },
  ]);
  expect(
    (await call(emulator, 'GET /crm/objects/2026-09/deals?properties=dealname')).body.results[0].properties.dealname,
  ).toBe('Big');
});

test('owners are answered, archived ones when they are asked for', async () => {
  const emulator = await emulated();
  emulator.portal.addOwner({ id: '5', email: 'o@example.com', firstName: 'O', lastName: 'Wner' });
  emulator.portal.addOwner({ id: '6', email: 'p@example.com', firstName: 'P', lastName: 'Ast', archived: true });
  const ids = async (query: string) =>
    (await call(emulator, `GET /crm/owners/2026-09${query}`)).body.results.map(({ id }: { id: string }) => id);
  expect([await ids(''), await ids('?archived=true')]).toEqual([['5'], ['6']]);
});
