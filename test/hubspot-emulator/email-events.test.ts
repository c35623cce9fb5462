import { expect, test } from 'vitest';
import { call, emulated } from './call.test-kit.ts';

const path = 'GET /email/public/v1/events';

test('events come newest first, page by page, of the type that is asked for', async () => {
  const emulator = await emulated();
  for (const created of [2000, 1000, 3000])
    emulator.portal.addEvent({
      id: String(created),
      type: 'BOUNCE',
      recipient: 'A@example.com',
      created,
      category: 'UNKNOWN_USER',
    });
  emulator.portal.addEvent({ id: 'x', type: 'SPAMREPORT', recipient: 'b@example.com', created: 4000 });
  const first = await call(emulator, `${path}?eventType=BOUNCE&limit=2`);
  expect([first.body.hasMore, first.body.events.map(({ id }: { id: string }) => id)]).toEqual([true, ['3000', '2000']]);
  const second = await call(emulator, `${path}?eventType=BOUNCE&limit=2&offset=${first.body.offset}`);
  expect([second.body.hasMore, second.body.events.map(({ id }: { id: string }) => id)]).toEqual([false, ['1000']]);
  expect((await call(emulator, `${path}?eventType=bounce`)).body.events).toEqual([]);
  expect((await call(emulator, `${path}?recipient=a@example.com&startTimestamp=3000`)).body.events).toHaveLength(1);
});

test('the scope content is needed', async () => {
  const { status, body } = await call(await emulated({ scopes: ['crm.objects.contacts.read'] }), path);
  expect([status, body.context]).toEqual([403, { missingScopes: ['content'] }]);
});
