import type { Answer } from './call.ts';
import { Failure } from './failure.ts';
import type { Fault } from './faults.ts';
import { rateLimitBody } from './rate-limits.ts';

export type Outcome = Answer & { readonly headers?: Readonly<Record<string, string>> };

/** The answer that a fault gives in the endpoint's place. */
export function instead(fault: Fault): Outcome | undefined {
  const { status, headers = {} } = fault;
  if (fault.redirect !== undefined) return { status: status ?? 302, headers: { ...headers, Location: fault.redirect } };
  if (fault.html) {
    const content = '<!DOCTYPE html><html><body><h1>Please wait</h1></body></html>';
    return { status: status ?? 200, headers, text: { type: 'text/html; charset=utf-8', content } };
  }
  if (status === undefined) return undefined;
  if (status === 429) return { status, headers, body: rateLimitBody(fault.policy ?? 'TEN_SECONDLY_ROLLING') };
  const body = new Failure(status, status >= 500 ? 'INTERNAL_ERROR' : 'VALIDATION_ERROR', 'internal error').body;
  return { status, headers, body };
}
