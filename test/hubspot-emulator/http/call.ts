import type { Portal } from '../portal.ts';

/** One call that has been let in: token, scopes and limits are settled. */
export interface Call {
  readonly portal: Portal;
  /** The named segments of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON of the body, `undefined` where there is none. */
  readonly body: unknown;
  /** Characters of the body. */
  readonly bodyLength: number;
  /** Part of the path: `2026-09`, `2026-03`, `v3` and older. */
  readonly version: string;
  /** `http://127.0.0.1:port/path`. */
  readonly url: string;
  /** Records that fail by themselves, by a fault of the script. */
  readonly failIds: ReadonlySet<string>;
}

export interface Answer {
  readonly status?: number;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly text?: { readonly type: string; readonly content: string | Buffer };
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Segments in braces are parameters. */
  readonly paths: readonly string[];
  /** All of them are needed; of an inner list any one. */
  readonly scopes: readonly (string | readonly string[])[];
  /** Needed as well; without them the refusal does not say why. */
  readonly unnamedScopes?: readonly string[];
  /** Search is counted by itself and answers without headers of limits; `none` needs no token either. */
  readonly allowance?: 'general' | 'search' | 'none';
  readonly handle: (call: Call) => Answer;
}

/** The paths of a part of the CRM API: by date, and as v3 names them. */
export function crmPaths(part: string, rest: string): string[] {
  return [`/crm/${part}/2026-09${rest}`, `/crm/${part}/2026-03${rest}`, `/crm/v3/${part}${rest}`];
}
