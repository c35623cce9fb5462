import PQueue from 'p-queue';
import pRetry from 'p-retry';
import { apiVersion, olderApiVersion, versionMark } from './api-version.ts';
import type { HubSpotAnswer, HubSpotClient, HubSpotRequest } from './client.ts';
import { type Clock, systemClock } from './clock.ts';
import { type Exchange, exchange, type Fetch } from './exchange.ts';
import { HubSpotError } from './hubspot-error.ts';
import { rateReport } from './rate-report.ts';
import { readAnswer } from './read-answer.ts';
import { redirectTarget } from './redirect.ts';
import { requestUrl } from './request-url.ts';
import { retries, retryWait } from './retry.ts';
import { rollingWindow } from './rolling-window.ts';
import { usableToken } from './token.ts';
import { withoutToken } from './without-token.ts';

export interface ClientOptions {
  /** Where the API is: `https://api.hubapi.com`. */
  readonly baseUrl: string;
  readonly token: string;
  readonly fetch?: Fetch;
  readonly clock?: Clock;
  /** The API's version to begin with. */
  readonly apiVersion?: string;
  /** Milliseconds for one call and its answer. */
  readonly timeout?: number;
  /** Numbers from 0 to 1, for waits of different lengths. */
  readonly random?: () => number;
  /** A call failed, and is sent again after so many milliseconds. */
  onWait?(wait: { readonly milliseconds: number; readonly error: HubSpotError }): void;
}

/** What every kind of account may; the limit that answers report replaces it. */
const generalLimit = { calls: 100, interval: 10_000 };
const searchLimit = { calls: 5, interval: 1_000 };

/** Calls that wait for an answer at one time. */
const inFlight = 20;

/**
 * A client of HubSpot's API. The first call goes alone: it tells the limits, and whether the portal knows the version.
 */
export function hubSpotClient(options: ClientOptions): HubSpotClient {
  const { baseUrl, clock = systemClock, timeout = 60_000, random = Math.random, onWait } = options;
  const fetch: Fetch = options.fetch ?? globalThis.fetch;
  const token = usableToken(options.token);
  const lanes = {
    general: { queue: new PQueue({ concurrency: 1 }), window: rollingWindow(generalLimit, clock) },
    search: { queue: new PQueue({ concurrency: 1 }), window: rollingWindow(searchLimit, clock) },
  };
  let requestsSent = 0;
  let version = options.apiVersion ?? apiVersion;
  let isVersionSure = false;

  async function send(request: HubSpotRequest): Promise<HubSpotAnswer> {
    const { signal, allowance = 'general', repeatable = request.method === 'GET' } = request;
    const { queue, window } = lanes[allowance];
    const cancel = signal === undefined ? {} : { signal };
    return pRetry(
      () =>
        queue.add(async () => {
          const answer = await answerTo(request);
          queue.concurrency = inFlight;
          return answer;
        }, cancel),
      {
        ...cancel,
        retries,
        minTimeout: 0,
        async shouldRetry({ error, attemptNumber: attempt }) {
          if (!(error instanceof HubSpotError)) return false;
          if (error.kind === 'rate-limit') window.refused();
          const wait = retryWait(error, { attempt, repeatable, random });
          if (wait === undefined) return false;
          onWait?.({ milliseconds: Math.max(wait, window.waitingTime()), error });
          await clock.sleep(wait, signal);
          return true;
        },
      },
    );
  }

  /** Asks once; until the version is sure, a 404 is asked again in the older version. */
  async function answerTo(request: HubSpotRequest): Promise<HubSpotAnswer> {
    const name = (ofVersion: string) => `${request.method} ${request.path.replace(versionMark, ofVersion)}`;
    const first = await call(request, version);
    if (isVersionSure || !request.path.includes(versionMark)) return readAnswer(first, name(version));
    if (first.status === 404 && version !== olderApiVersion) {
      const second = await call(request, olderApiVersion);
      if (second.status !== 404) {
        version = olderApiVersion;
        isVersionSure = knowsVersion(second);
        return readAnswer(second, name(version));
      }
    }
    isVersionSure = knowsVersion(first);
    return readAnswer(first, name(version));
  }

  /** One request and its answer; a redirect within the same host is followed once. */
  async function call(request: HubSpotRequest, ofVersion: string): Promise<Exchange> {
    const url = requestUrl(baseUrl, request, ofVersion);
    const answer = await exchangeInTime(request, url);
    const target = redirectTarget(answer, request.method, url);
    return target === undefined ? answer : exchangeInTime(request, target);
  }

  async function exchangeInTime(request: HubSpotRequest, url: string): Promise<Exchange> {
    const { method, body, signal, allowance = 'general' } = request;
    const place = await lanes[allowance].window.enter(signal);
    requestsSent += 1;
    let answer: Exchange | undefined;
    try {
      const init = {
        method,
        headers: headersFor(token, body),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      };
      answer = withoutToken(await exchange({ fetch, url, init, timeout, signal }), token);
      return answer;
    } finally {
      place.done(answer === undefined ? undefined : rateReport(answer.headers));
    }
  }

  return {
    send,
    get requestsSent() {
      return requestsSent;
    },
    get apiVersion() {
      return version;
    },
  };
}

/** Whether an answer shows that the portal knows the version of the path. */
function knowsVersion({ status }: Exchange): boolean {
  return status < 300 || status === 400;
}

function headersFor(token: string, body: unknown): Record<string, string> {
  return {
    Authorization: `Bearer ${token}`,
    Accept: 'application/json',
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
}
