import { describe, expect, it } from 'vitest';
import { json, type Network, playedClient } from '../transport/client.test-kit.ts';
import { hubSpotApi } from './create-api.ts';

function played(network: Network) {
  const { client, sent } = playedClient(network);
  return { api: hubSpotApi(client), sent };
}

/** Answers in turn, the last one again and again. */
function inTurn(...answers: readonly unknown[]): Network {
  return (_, count) => json(answers[Math.min(count, answers.length) - 1]);
}

const list = { listId: '7', name: 'Dead', objectTypeId: '0-1', processingType: 'MANUAL', processingStatus: 'COMPLETE' };

describe('lists', () => {
  it('all of contacts that are not deleted, by pages of 500', async () => {
    const companies = { ...list, listId: '8', objectTypeId: '0-2' };
    const deleted = { ...list, listId: '9', deletedAt: '2026-11-01T00:00:00Z' };
    const active = { ...list, listId: '10', processingType: 'DYNAMIC', additionalProperties: { hs_list_size: '12' } };
    const { api, sent } = played(
      inTurn(
        { lists: [list, companies, deleted], offset: 3, hasMore: true, total: 4 },
        { lists: [active], offset: 4, hasMore: false, total: 4 },
      ),
    );
    expect(await api.lists.all()).toEqual([
      { listId: '7', name: 'Dead', processingType: 'MANUAL', processingStatus: 'COMPLETE' },
      { listId: '10', name: 'Dead', processingType: 'DYNAMIC', processingStatus: 'COMPLETE', size: 12 },
    ]);
    expect(sent.map(({ body }) => body)).toMatchObject([
      { count: 500, offset: 0, processingTypes: ['MANUAL', 'DYNAMIC', 'SNAPSHOT'] },
      { offset: 3 },
    ]);
  });

  it('one by id or by name, with its filters', async () => {
    const filterBranch = { filterBranchType: 'OR', filters: [], filterBranches: [] };
    const { api, sent } = played(inTurn({ list: { ...list, size: 3, filterBranch } }));
    expect(await api.lists.byId('7')).toMatchObject({ listId: '7', size: 3, filterBranch });
    await api.lists.byName('Åtgärda / nu');
    expect(sent.map(({ url }) => url)).toEqual([
      'https://api.hubapi.com/crm/lists/2026-09/7?includeFilters=true',
      'https://api.hubapi.com/crm/lists/2026-09/object-type-id/0-1/name/%C3%85tg%C3%A4rda%20%2F%20nu?includeFilters=true',
    ]);
  });

  it('that do not exist (any more) are none', async () => {
    const missing = played(() => json({ category: 'OBJECT_NOT_FOUND' }, 404));
    expect(await missing.api.lists.byId('7')).toBeUndefined();
    const deleted = played(inTurn({ list: { ...list, deletedAt: '2026-11-01T00:00:00Z' } }));
    expect(await deleted.api.lists.byName('Dead')).toBeUndefined();
  });

  it('their members page by page', async () => {
    const { api, sent } = played(
      inTurn(
        { results: [{ recordId: '1' }, { recordId: '2' }], paging: { next: { after: 'x' } } },
        { results: [{ recordId: '5' }] },
      ),
    );
    const pages: (readonly string[])[] = [];
    for await (const page of api.lists.members('7')) pages.push(page);
    expect(pages).toEqual([['1', '2'], ['5']]);
    expect(sent.map(({ url }) => new URL(url).search)).toEqual(['?limit=250', '?limit=250&after=x']);
  });
});

describe('email events', () => {
  it('of one kind, between two instants, from where the last page ended', async () => {
    const event = { id: 'e', type: 'SPAMREPORT', recipient: 'a@example.com', created: 5, portalId: 1, appId: 2 };
    const { api, sent } = played(inTurn({ events: [event], hasMore: true, offset: 'next' }));
    const page = await api.emailEvents({ type: 'SPAMREPORT', from: 1, to: 9, offset: 'here' });
    expect(page).toEqual({
      events: [{ id: 'e', type: 'SPAMREPORT', recipient: 'a@example.com', created: 5 }],
      offset: 'next',
    });
    expect(sent[0]?.url).toBe(
      'https://api.hubapi.com/email/public/v1/events?eventType=SPAMREPORT&startTimestamp=1&endTimestamp=9&offset=here&limit=1000',
    );
  });

  it('the last page has no offset; the end of a bounce may come without type and recipient', async () => {
    const events = [
      { id: 'u', created: 5 },
      { id: 'v', created: 4, recipient: 'b@example.com' },
    ];
    const { api } = played(inTurn({ events, hasMore: false, offset: 'unused' }));
    expect(await api.emailEvents({ type: 'UNBOUNCE' })).toEqual({
      events: [
        { id: 'u', created: 5, type: 'UNBOUNCE' },
        { id: 'v', created: 4, recipient: 'b@example.com', type: 'UNBOUNCE' },
      ],
    });
  });
});

describe('exports', () => {
  it('are started once, whatever becomes of the answer', async () => {
    const request = { name: 'All', listId: '7', properties: ['email'] };
    const { api, sent } = played(inTurn({ id: 31, links: {} }));
    expect(await api.startExport(request)).toBe('31');
    expect(sent[0]?.body).toMatchObject({
      exportType: 'LIST',
      listId: '7',
      format: 'CSV',
      objectProperties: ['email'],
    });
    const failing = played(() => json({}, 502));
    await expect(failing.api.startExport(request)).rejects.toMatchObject({ mayHaveActed: true });
    expect(failing.sent).toHaveLength(1);
  });

  it('tell where their file is', async () => {
    const { api } = played(inTurn({ status: 'PROCESSING' }, { status: 'COMPLETE', result: 'https://files.example/x' }));
    expect(await api.exportStatus('31')).toEqual({ status: 'PROCESSING' });
    expect(await api.exportStatus('31')).toEqual({ status: 'COMPLETE', url: 'https://files.example/x' });
  });
});

it('associations that go on are asked for again', async () => {
  const { api, sent } = played(
    inTurn(
      { results: [{ from: { id: '1' }, to: [{ toObjectId: 11 }], paging: { next: { after: 'x' } } }] },
      { results: [{ from: { id: '1' }, to: [{ toObjectId: '12' }] }] },
    ),
  );
  expect(await api.associations('deals', ['1', '2'])).toEqual(
    new Map([
      ['1', ['11', '12']],
      ['2', []],
    ]),
  );
  expect(sent.map(({ body }) => body)).toEqual([
    { inputs: [{ id: '1' }, { id: '2' }] },
    { inputs: [{ id: '1', after: 'x' }] },
  ]);
});

describe('an answer of another shape', () => {
  it.each([
    [{ results: [{ id: '1', properties: { email: 5 } }] }, '`results[0].properties.email` should be text'],
    [{ results: [{ properties: {} }] }, '`results[0].id` should be an id'],
    [{ results: {} }, '`results` should be a list'],
    [[], 'it should be an object'],
  ])('%j is told with its place', async (answer, what) => {
    const { api } = played(() => json(answer, 200, { 'X-HubSpot-Correlation-Id': 'c1' }));
    await expect(api.page({ object: 'contacts', properties: [] })).rejects.toMatchObject({
      kind: 'shape',
      message: `HubSpot answered something else than expected: ${what} (GET /crm/objects/2026-09/contacts, correlation id c1).`,
    });
  });

  it('records that HubSpot could not read are not passed over', async () => {
    const errors = [{ category: 'INTERNAL_ERROR', message: 'shard is down' }];
    const { api } = played(() => json({ status: 'COMPLETE', results: [], numErrors: 1, errors }, 207));
    await expect(api.read({ object: 'contacts', ids: ['1'], properties: [] })).rejects.toThrow('shard is down');
  });
});
