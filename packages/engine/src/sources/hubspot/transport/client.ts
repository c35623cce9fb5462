/** One call of HubSpot's API. */
export interface HubSpotRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base URL, from `/`; segments are encoded, there is no query in it. */
  readonly path: string;
  /** A list becomes one parameter with commas between its values; `undefined` is left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Search has an allowance of its own: five a second for the whole account, and no headers that tell of it. */
  readonly allowance?: 'general' | 'search';
  /**
   * Whether it may be sent again after an answer was lost. Reading may, and is sent again by default; of a call that
   * writes only the caller knows.
   */
  readonly repeatable?: boolean;
  readonly signal?: AbortSignal;
}

/** Sends calls: within the rate limits, again after a passing failure, never to another host. */
export interface HubSpotClient {
  /** The JSON of the answer, `undefined` where it has no body. Throws `HubSpotError`. */
  send(request: HubSpotRequest): Promise<unknown>;
  /** Calls sent so far, repeated ones included. */
  readonly requestsSent: number;
  /** The part of the path that names the API's version: `2026-09`. */
  readonly apiVersion: string;
}
