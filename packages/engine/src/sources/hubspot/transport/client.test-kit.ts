import type { HubSpotClient } from './client.ts';
import { virtualClock } from './clock.test-kit.ts';
import { type ClientOptions, hubSpotClient } from './hubspot-client.ts';

export const secret = 'pat-eu1-0123-secret';

export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | null;
  readonly body: unknown;
  readonly at: number;
}

/** What a network does with a request: an answer, or a failure that is thrown. */
export type Network = (sent: Sent, count: number) => Response | Error;

/** A client on a network that a test plays, and on a clock of its own. */
export function playedClient(network: Network, options: Partial<ClientOptions> = {}) {
  const clock = virtualClock();
  const sent: Sent[] = [];
  const waits: number[] = [];
  const client: HubSpotClient = hubSpotClient({
    baseUrl: 'https://api.hubapi.com',
    token: secret,
    clock,
    random: () => 0,
    onWait: ({ milliseconds }) => waits.push(milliseconds),
    fetch: async (url, { method = '', headers, body }) => {
      const request: Sent = {
        method,
        url,
        authorization: new Headers(headers).get('Authorization'),
        body: typeof body === 'string' ? JSON.parse(body) : undefined,
        at: clock.now(),
      };
      sent.push(request);
      const answer = network(request, sent.length);
      if (answer instanceof Error) throw answer;
      return answer;
    },
    ...options,
  });
  return { client, clock, sent, waits };
}

export function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
}

/** How undici reports a connection that failed. */
export function networkFailure(code: string): Error {
  return Object.assign(new TypeError('fetch failed'), {
    cause: Object.assign(new Error(`${secret} ${code}`), { code }),
  });
}
