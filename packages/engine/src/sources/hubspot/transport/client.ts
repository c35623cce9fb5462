/** One call of HubSpot's API. */
export interface HubSpotRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base URL, from `/`; segments are encoded, there is no query in it. `{version}` stands for the version. */
  readonly path: string;
  /** A list becomes one parameter with commas between its values; `undefined` is left out. */
  readonly query?: Readonly<Record<string, QueryValue>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Search has an allowance of its own: five a second for the whole account, and no headers that tell of it. */
  readonly allowance?: 'general' | 'search';
  /**
   * Whether it may be sent again when HubSpot may have acted on it already: its answer was lost, or told of a fault.
   * By default only a `GET` may; of another call only the caller knows whether it reads. After an answer that says that
   * nothing was done (a rate limit, a locked record) every call is sent again.
   */
  readonly repeatable?: boolean;
  readonly signal?: AbortSignal;
}

export type QueryValue = string | number | boolean | readonly string[] | undefined;

export interface HubSpotAnswer {
  /** The JSON of the answer, `undefined` where it has no body. */
  readonly body: unknown;
  readonly requestId?: string;
  /** What HubSpot's clock said, milliseconds since 1970. */
  readonly serverTime?: number;
}

/** Sends calls: within the rate limits, again after a passing failure, never to another host. */
export interface HubSpotClient {
  /** Throws `HubSpotError`, or the signal's reason when it is aborted. */
  send(request: HubSpotRequest): Promise<HubSpotAnswer>;
  /** Calls sent so far, repeated ones included. */
  readonly requestsSent: number;
  /** The API's version that is spoken with this portal: `2026-09`. */
  readonly apiVersion: string;
}
