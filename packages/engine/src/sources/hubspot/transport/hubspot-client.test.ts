import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { json, type Network, networkFailure, playedClient, secret } from './client.test-kit.ts';
import type { HubSpotRequest } from './client.ts';
import { hubSpotClient } from './hubspot-client.ts';
import { HubSpotError } from './hubspot-error.ts';

const read: HubSpotRequest = { method: 'GET', path: '/crm/objects/{version}/contacts' };
const write: HubSpotRequest = { method: 'POST', path: '/crm/objects/{version}/contacts/batch/update', body: {} };

function once(first: Response | Error): Network {
  return (_, count) => (count === 1 ? first : json({}));
}

async function failureOf(network: Network, request = read): Promise<HubSpotError> {
  const error = await playedClient(network)
    .client.send(request)
    .catch((thrown: unknown) => thrown);
  if (error instanceof HubSpotError) return error;
  throw new Error(`not a HubSpotError: ${String(error)}`);
}

describe('a request', () => {
  it('carries the token, the version, the query and the body', async () => {
    const { client, sent } = playedClient(() => json({ ok: true }, 200, { Date: 'Tue, 24 Nov 2026 12:00:00 GMT' }));
    const query = { properties: ['a', 'b c'], after: undefined, limit: 5 };
    const answer = await client.send({ ...write, query, body: { inputs: [] } });
    expect(answer).toEqual({ body: { ok: true }, serverTime: Date.UTC(2026, 10, 24, 12) });
    expect(sent).toMatchObject([
      {
        method: 'POST',
        url: 'https://api.hubapi.com/crm/objects/2026-09/contacts/batch/update?properties=a,b%20c&limit=5',
        authorization: `Bearer ${secret}`,
        body: { inputs: [] },
      },
    ]);
  });

  it('may be answered without a body', async () => {
    const { client } = playedClient(() => new Response(null, { status: 204 }));
    expect(await client.send(write)).toEqual({ body: undefined });
  });
});

describe('the version of the API', () => {
  const onlyOlder: Network = ({ url }) => (url.includes('2026-03') ? json({}) : json({}, 404));

  it('falls back once where the portal does not know it', async () => {
    const { client, sent } = playedClient(onlyOlder);
    await client.send(read);
    await client.send(read);
    expect(client.apiVersion).toBe('2026-03');
    expect(sent.map(({ url }) => url.split('/')[5])).toEqual(['2026-09', '2026-03', '2026-03']);
    expect(client.requestsSent).toBe(3);
  });

  it('stays where neither version has what is asked for, and where it was known before', async () => {
    const { client, sent } = playedClient((_, count) => (count === 3 ? json({}) : json({}, 404)));
    await expect(client.send(read)).rejects.toMatchObject({ kind: 'missing' });
    await client.send(read);
    await expect(client.send(read)).rejects.toMatchObject({ kind: 'missing' });
    expect(client.apiVersion).toBe('2026-09');
    expect(sent).toHaveLength(4);
  });
});

describe('after a passing failure', () => {
  it.each([500, 502, 503, 504, 521, 523, 524])('%i: a read is sent again after a second or so', async (status) => {
    const { client, sent, waits } = playedClient(once(new Response('down', { status })));
    await client.send(read);
    expect([sent.length, waits]).toEqual([2, [500]]);
  });

  it.each([
    ['a fault', json({}, 502)],
    ['a cut connection', networkFailure('UND_ERR_SOCKET')],
    ['an answer cut short', new Response('{"results": [', { headers: { 'Content-Type': 'application/json' } })],
  ])('a write is not sent again after %s', async (_, answer) => {
    const { client, sent } = playedClient(() => answer);
    await expect(client.send(write)).rejects.toMatchObject({ mayHaveActed: true });
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['a locked record', json({}, 423), 2_500],
    ['a rate limit', json({ policyName: 'TEN_SECONDLY_ROLLING' }, 429), 10_000],
    ['a refused connection', networkFailure('ECONNREFUSED'), 500],
    ['a move of a few seconds', json({}, 477, { 'Retry-After': '7' }), 7_500],
  ])('a write is sent again after %s', async (_, answer, wait) => {
    const { client, sent, waits } = playedClient(once(answer));
    await client.send(write);
    expect([sent.length, waits]).toEqual([2, [wait]]);
  });

  it('a write that may be repeated is sent again', async () => {
    const { client, sent } = playedClient(once(networkFailure('ECONNRESET')));
    await client.send({ ...write, repeatable: true });
    expect(sent).toHaveLength(2);
  });

  it('a search waits for its own second', async () => {
    const { client, waits } = playedClient(once(json({ policyName: 'SECONDLY' }, 429)));
    await client.send({ ...write, allowance: 'search', repeatable: true });
    expect(waits).toEqual([1_000]);
  });

  it('six times, and longer each time', async () => {
    const { client, sent, waits } = playedClient(() => json({}, 503));
    await expect(client.send(read)).rejects.toMatchObject({ kind: 'server' });
    expect([sent.length, waits]).toEqual([7, [500, 1_000, 2_000, 4_000, 8_000, 8_000]]);
  });

  it.each([
    ['the day is used up', json({ policyName: 'DAILY' }, 429), 'daily-limit'],
    ['the portal moves for hours', json({}, 477, { 'Retry-After': '7200' }), 'moving'],
    ['the token is wrong', json({}, 401), 'token'],
    ['the request is wrong', json({}, 400), 'request'],
    ['a page comes', new Response('<html>', { headers: { 'Content-Type': 'text/html' } }), 'page'],
  ])('never when %s', async (_, answer, kind) => {
    const { client, sent } = playedClient(() => answer);
    await expect(client.send(read)).rejects.toMatchObject({ kind });
    expect(sent).toHaveLength(1);
  });

  it('not when it is cancelled meanwhile', async () => {
    const controller = new AbortController();
    const { client, sent } = playedClient(() => json({}, 503), { onWait: () => controller.abort(new Error('enough')) });
    await expect(client.send({ ...read, signal: controller.signal })).rejects.toThrow('enough');
    expect(sent).toHaveLength(1);
  });
});

describe('a redirect', () => {
  const redirect = (to: string) => new Response(null, { status: 307, headers: { Location: to } });

  it('within the host is followed once', async () => {
    const { client, sent } = playedClient(once(redirect('/moved')));
    await client.send(read);
    expect(sent.map(({ url }) => url)).toEqual([
      'https://api.hubapi.com/crm/objects/2026-09/contacts',
      'https://api.hubapi.com/moved',
    ]);
    const loop = playedClient(() => redirect('/moved'));
    await expect(loop.client.send(read)).rejects.toMatchObject({ kind: 'redirect' });
    expect(loop.sent).toHaveLength(2);
  });

  it.each(['https://evil.example/x', 'http://api.hubapi.com/x', '//evil.example', 'https://api.hubapi.com:8443/'])(
    'to %s is never followed',
    async (to) => {
      const { client, sent } = playedClient(() => redirect(to));
      await expect(client.send(read)).rejects.toMatchObject({ kind: 'redirect' });
      expect(sent).toHaveLength(1);
    },
  );
});

describe('an error says what is wrong', () => {
  const call = 'GET /crm/objects/2026-09/contacts';
  it.each<[string, Response | Error, string]>([
    [
      'scopes',
      json({ category: 'MISSING_SCOPES', context: { missingScopes: ['crm.lists.read'] }, correlationId: 'c1' }, 403),
      `The token lacks the scope crm.lists.read (${call}, correlation id c1).`,
    ],
    [
      'token',
      json({}, 401, { 'X-HubSpot-Correlation-Id': 'c2' }),
      `HubSpot does not accept the token (${call}, correlation id c2).`,
    ],
    [
      'property',
      json({ message: 'Property "shoe" does not exist' }, 400),
      `The portal has no property \`shoe\` (${call}).`,
    ],
    [
      'request',
      json({ message: 'Bad\nbody.', errors: [{ message: 'limit is 200' }] }, 400),
      `HubSpot refuses the request: Bad body. limit is 200 (${call}).`,
    ],
    ['page', new Response(' <p>Log in'), `A web page came instead of HubSpot's answer to ${call}.`],
    [
      'redirect',
      new Response(null, { status: 302, headers: { Location: 'https://evil.example/' } }),
      `${call} was redirected to evil.example; the token is not sent there.`,
    ],
    ['network', networkFailure('ENOTFOUND'), 'api.hubapi.com cannot be reached (ENOTFOUND).'],
    ['day', json({ policyName: 'DAILY' }, 429), `The portal's calls for today are used up (${call}).`],
  ])('%s', async (_, answer, message) => {
    const error = await failureOf(() => (answer instanceof Response ? answer.clone() : answer));
    expect(error.message).toBe(message);
    expect(error.hint).toMatch(/\.$/);
  });

  it('a call that takes too long', async () => {
    const never = (_: string, { signal }: RequestInit) =>
      new Promise<Response>((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    const { client } = playedClient(() => json({}), { fetch: never, timeout: 5 });
    await expect(client.send(write)).rejects.toMatchObject({ kind: 'timeout', mayHaveActed: true });
  });
});

describe('the token', () => {
  const echo = {
    message: `no ${secret}`,
    correlationId: secret,
    requestId: secret,
    category: secret,
    context: { missingScopes: [secret] },
  };
  const answers: readonly (Response | Error)[] = [
    ...[400, 401, 403, 404, 409, 414, 423, 429, 477, 500].map((status) =>
      json({ ...echo, policyName: secret, subCategory: secret }, status),
    ),
    json({ message: `Property ${secret} does not exist` }, 400),
    new Response(`<html>${secret}`, { headers: { 'X-Request-Id': secret } }),
    new Response(`{"${secret}`),
    new Response(null, { status: 302, headers: { Location: `https://${secret}.example/` } }),
    networkFailure('ECONNRESET'),
  ];

  it('stands in no error', async () => {
    for (const answer of answers) {
      const error = await failureOf(() => (answer instanceof Response ? answer.clone() : answer));
      expect(`${inspect(error, { depth: 9, showHidden: true })}${error.stack}${JSON.stringify(error)}`).not.toContain(
        secret,
      );
    }
  });

  it('does not show in the client', () => {
    expect(inspect(playedClient(() => json({})).client, { depth: 9, showHidden: true })).not.toContain(secret);
  });

  it('may have blanks around it, and is refused unquoted with others in it', async () => {
    const { client, sent } = playedClient(() => json({}), { token: ` ${secret}\n` });
    await client.send(read);
    expect(sent[0]?.authorization).toBe(`Bearer ${secret}`);
    const broken = () => hubSpotClient({ baseUrl: 'https://api.hubapi.com', token: 'one\ntwo' });
    expect(broken).toThrow(expect.objectContaining({ kind: 'token', message: expect.not.stringContaining('one') }));
  });
});
