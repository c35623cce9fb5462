import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { allRoutes } from '../endpoints/index.ts';
import { objectIds } from '../endpoints/objects.ts';
import type { Portal } from '../portal.ts';
import type { Route } from './call.ts';
import { Failure, invalid, notFound } from './failure.ts';
import { instead, type Outcome } from './fault-answer.ts';
import type { Fault, faultScript } from './faults.ts';
import { type RateLimiter, type RateLimits, rateLimitBody } from './rate-limits.ts';
import { router } from './router.ts';

export interface LoggedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: string;
  /** Parsed, where it was JSON. */
  readonly body: unknown;
  /** By the emulator's clock. */
  readonly at: number;
  /** 0 where the connection ended without an answer. */
  status: number;
}

export interface Surroundings {
  readonly portal: Portal;
  readonly limiter: RateLimiter;
  readonly limits: RateLimits;
  readonly faults: ReturnType<typeof faultScript>;
  readonly requests: LoggedRequest[];
  readonly token: string;
  readonly scopes: ReadonlySet<string>;
}

/** Longer addresses are refused with 414. */
const longestUrl = 16_000;

/** Answers requests: fault, token, route, scopes, limits, and then the endpoint itself. */
export function requestHandler(surroundings: Surroundings) {
  const { portal, requests, faults, limiter, limits } = surroundings;
  const find = router(allRoutes(limiter, limits));
  return async (request: IncomingMessage, response: ServerResponse) => {
    const text = await bodyOf(request);
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`);
    const method = request.method ?? 'GET';
    const entry: LoggedRequest = {
      method,
      path: url.pathname,
      query: url.search,
      body: parsedOrText(text),
      at: portal.clock.now(),
      status: 0,
    };
    requests.push(entry);
    const fault = faults.of(method, url.pathname);
    if (fault?.delayMs) await wait(fault.delayMs);
    if (fault?.cut === 'before') return response.destroy();
    const outcome = (fault && instead(fault)) ?? answer(surroundings, find, { request, url, method, text, fault });
    if (fault?.cut === 'after') return response.destroy();
    entry.status = outcome.status ?? 200;
    return send(response, outcome, { portal, fault });
  };
}

interface Incoming {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly method: string;
  readonly text: string;
  readonly fault: Fault | undefined;
}

function answer(
  { portal, limiter, token, scopes }: Surroundings,
  find: ReturnType<typeof router>,
  { request, url, method, text, fault }: Incoming,
): Outcome {
  let headers: Readonly<Record<string, string>> = {};
  try {
    if ((request.url ?? '').length > longestUrl)
      return { status: 414, text: { type: 'text/html', content: 'URI Too Long' } };
    const match = find(method, url.pathname);
    const allowance = match?.route.allowance ?? 'general';
    if (allowance !== 'none') {
      assertToken(request, token);
      const policy = limiter.take(allowance);
      if (allowance === 'general') headers = limiter.headers();
      if (policy) return { status: 429, body: rateLimitBody(policy), headers };
    }
    if (!match) throw notFound(`No handler for ${method} ${url.pathname}`);
    assertScopes(match.route, match.params, scopes);
    const outcome = match.route.handle({
      portal,
      params: match.params,
      query: url.searchParams,
      body: text === '' ? undefined : parsed(text),
      bodyLength: text.length,
      version: match.version,
      url: `${url.origin}${url.pathname}`,
      failIds: new Set(fault?.failIds),
    });
    return { ...outcome, headers };
  } catch (error) {
    if (error instanceof Failure) return { status: error.status, body: error.body, headers };
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { status: 500, body: new Failure(500, 'INTERNAL_ERROR', message).body, headers };
  }
}

function assertToken(request: IncomingMessage, token: string): void {
  if (request.headers.authorization === `Bearer ${token}`) return;
  throw new Failure(
    401,
    'INVALID_AUTHENTICATION',
    'Authentication credentials not found. This API supports OAuth 2.0.',
  );
}

/** What of the scopes is missing is named in the context, as HubSpot names it. */
function assertScopes(route: Route, params: Readonly<Record<string, string>>, granted: ReadonlySet<string>): void {
  const object = params['object'] ?? '';
  const filled = (scope: string) => scope.replace('{object}', objectIds[object] ?? object);
  const missing = route.scopes.flatMap((scope) => {
    const any = (typeof scope === 'string' ? [scope] : scope).map(filled);
    return any.some((one) => granted.has(one)) ? [] : any;
  });
  if (missing.length === 0) {
    if (route.unnamedScopes?.every((scope) => granted.has(scope)) ?? true) return;
    throw invalid('There was a problem with the request.');
  }
  throw new Failure(
    403,
    'MISSING_SCOPES',
    "This app hasn't been granted all required scopes to make this call. Read more about required scopes here: https://developers.hubspot.com/scopes.",
    { context: { missingScopes: missing } },
  );
}

function send(
  response: ServerResponse,
  { status = 200, body, text, headers }: Outcome,
  { portal, fault }: { portal: Portal; fault: Fault | undefined },
): void {
  const content = text?.content ?? (body === undefined ? '' : JSON.stringify(body));
  const type = text?.type ?? 'application/json;charset=utf-8';
  response.writeHead(status, {
    Date: new Date(portal.clock.now()).toUTCString(),
    'X-HubSpot-Correlation-Id': randomUUID(),
    ...(content.length > 0 && { 'Content-Type': type, 'Content-Length': lengthOf(content, fault) }),
    ...headers,
  });
  if (!fault?.truncate) {
    response.end(content);
    return;
  }
  const half = Buffer.from(content).subarray(0, Buffer.byteLength(content) >> 1);
  if (fault.truncate === 'json') response.end(half);
  else response.write(half, () => response.destroy());
}

function lengthOf(content: string | Buffer, fault: Fault | undefined): number {
  const length = Buffer.byteLength(content);
  return fault?.truncate === 'json' ? length >> 1 : length;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('Invalid input JSON on line 1, column 1: Unable to parse JSON');
  }
}

function parsedOrText(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
