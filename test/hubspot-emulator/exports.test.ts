import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { call, emulated, standingClock } from './call.test-kit.ts';
import type { Emulator } from './emulator.ts';

const path = '/crm/exports/2026-09/export/async';

function request(more = {}) {
  return {
    exportType: 'LIST',
    exportName: 'Snapshot',
    format: 'CSV',
    language: 'EN',
    objectType: 'CONTACT',
    listId: '1',
    objectProperties: ['email', 'lifecyclestage', 'notes_last_updated'],
    ...more,
  };
}

async function withList(options = {}): Promise<Emulator> {
  const emulator = await emulated({ timeZone: 'Europe/Stockholm', ...options });
  emulator.portal.addContacts([
    {
      id: '1',
      properties: { email: '"a,b"@example.com', lifecyclestage: 'lead', notes_last_updated: '2026-07-01T22:30:00Z' },
    },
    { id: '2', properties: { email: 'b@example.com' } },
  ]);
  emulator.portal.addList({ name: 'All', processingType: 'MANUAL' });
  emulator.portal.addMembers('1', ['1']);
  return emulator;
}

test('an export is pending, then complete; its address works without a token for five minutes', async () => {
  const clock = standingClock('2026-11-24T09:00:00Z');
  const emulator = await withList({ clock, exportDelayMs: 2000 });
  const started = await call(emulator, `POST ${path}`, request());
  expect(started.status).toBe(202);
  const status = () => call(emulator, `GET ${path}/tasks/${started.body.id}/status`);
  expect((await status()).body.status).toBe('PENDING');
  clock.forward(2000);
  const { body } = await status();
  expect(body.status).toBe('COMPLETE');
  const csv = await (await fetch(body.result)).text();
  expect(csv).toBe(
    'Record ID,Email,Lifecycle Stage,Last Activity Date\r\n1,"""a,b""@example.com",Lead,2026-07-02 00:30\r\n',
  );
  clock.forward(300_001);
  expect((await fetch(body.result)).status).toBe(404);
  expect((await fetch((await status()).body.result)).status).toBe(200);
});

test('headers and options are internal where that is asked; a view exports what its search finds', async () => {
  const emulator = await withList();
  const internal = request({
    exportType: 'VIEW',
    exportInternalValuesOptions: ['NAMES', 'VALUES'],
    publicCrmSearchRequest: {},
  });
  const { body } = await call(emulator, `POST ${path}`, internal);
  const { result } = (await call(emulator, `GET ${path}/tasks/${body.id}/status`)).body;
  expect((await (await fetch(result)).text()).split('\r\n')).toEqual([
    'hs_object_id,email,lifecyclestage,notes_last_updated',
    '1,"""a,b""@example.com",lead,2026-07-02 00:30',
    '2,b@example.com,,',
    '',
  ]);
});

test('one export runs at a time, and 30 may be started in 24 hours', async () => {
  const clock = standingClock('2026-11-24T09:00:00Z');
  const emulator = await withList({ clock, exportDelayMs: 1000 });
  const ids: string[] = [];
  for (let started = 0; started < 30; started += 1) ids.push((await call(emulator, `POST ${path}`, request())).body.id);
  expect((await call(emulator, `POST ${path}`, request())).status).toBe(400);
  clock.forward(1000);
  const state = async (id = '') => (await call(emulator, `GET ${path}/tasks/${id}/status`)).body.status;
  expect([await state(ids[0]), await state(ids[1])]).toEqual(['COMPLETE', 'PENDING']);
  clock.forward(86_400_000);
  expect((await call(emulator, `POST ${path}`, request())).status).toBe(202);
});

test('more than two megabytes are zipped', async () => {
  const emulator = await withList();
  emulator.portal.set('1', { company: 'x'.repeat(2_000_001) });
  const { body } = await call(emulator, `POST ${path}`, request({ objectProperties: ['company'] }));
  const reply = await fetch((await call(emulator, `GET ${path}/tasks/${body.id}/status`)).body.result);
  const zip = Buffer.from(await reply.arrayBuffer());
  expect([reply.headers.get('content-type'), zip.toString('latin1', 0, 2)]).toEqual(['application/zip', 'PK']);
  const content = inflateRawSync(
    zip.subarray(30 + zip.readUInt16LE(26), 30 + zip.readUInt16LE(26) + zip.readUInt32LE(18)),
  );
  expect(content.toString()).toBe(`Record ID,Company Name\r\n1,${'x'.repeat(2_000_001)}\r\n`);
});
