import { HubSpotError } from './hubspot-error.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** An answer as it came, whole. */
export interface Exchange {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface ExchangeRequest {
  readonly fetch: Fetch;
  readonly url: string;
  readonly init: RequestInit;
  /** Milliseconds for sending and for the whole answer. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
}

/** Sends one request and reads its answer. Redirects are not followed: they are answers too. */
export async function exchange({ fetch, url, init, timeout, signal }: ExchangeRequest): Promise<Exchange> {
  const controller = new AbortController();
  const { host } = new URL(url);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    controller.abort();
  }, timeout);
  const abort = () => controller.abort(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    signal?.throwIfAborted();
    const response = await fetch(url, { ...init, redirect: 'manual', signal: controller.signal });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    signal?.throwIfAborted();
    throw isLate ? late(host, timeout) : unreachable(host, error);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

function late(host: string, timeout: number): HubSpotError {
  return new HubSpotError(`${host} did not answer within ${timeout / 1000} seconds.`, {
    kind: 'timeout',
    hint: 'Check the network, and try again.',
    mayHaveActed: true,
  });
}

/** With these the request never left this machine. */
const notSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Of the cause only its code is told: its text may quote the request. */
function unreachable(host: string, error: unknown): HubSpotError {
  const code = codeOf(error) ?? codeOf((error as { cause?: unknown } | undefined)?.cause);
  const isSent = code === undefined || !notSent.has(code);
  const what = isSent ? `The connection to ${host} broke off` : `${host} cannot be reached`;
  return new HubSpotError(code === undefined ? `${what}.` : `${what} (${code}).`, {
    kind: 'network',
    hint: 'Check the network, and `base_url` in listwise.yaml.',
    mayHaveActed: isSent,
  });
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
