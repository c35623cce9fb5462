import type { HubSpotError } from './hubspot-error.ts';

/** How often a call is sent again at most. */
export const retries = 6;

/** Longer waits, milliseconds, are left to the user: the portal moves, or the day's calls are used up. */
const longestWait = 60_000;

/**
 * Milliseconds to wait before a call is sent again, beside what its rate limit asks for; `undefined` when it is not.
 * `attempt` counts from 1, `random` gives numbers from 0 to 1.
 */
export function retryWait(
  error: HubSpotError,
  {
    attempt,
    repeatable,
    random,
  }: { readonly attempt: number; readonly repeatable: boolean; readonly random: () => number },
): number | undefined {
  if (error.mayHaveActed && !repeatable) return undefined;
  const least = leastWait(error);
  if (least === undefined) return undefined;
  const wait = Math.max(least, error.retryAfter ?? 0);
  if (wait > longestWait) return undefined;
  return error.kind === 'rate-limit' ? wait : wait + backoff(attempt) * (0.5 + random() / 2);
}

function leastWait({ kind, status }: HubSpotError): number | undefined {
  switch (kind) {
    case 'locked':
      return 2_000;
    case 'rate-limit':
    case 'moving':
    case 'network':
    case 'timeout':
    case 'json':
      return 0;
    case 'server':
      return status === 501 || status === 505 ? undefined : 0;
    case 'token':
    case 'scope':
    case 'property':
    case 'request':
    case 'missing':
    case 'daily-limit':
    case 'redirect':
    case 'page':
    case 'shape':
    case 'clock':
      return undefined;
  }
}

/** One second, doubled each time, 16 at most; milliseconds. */
function backoff(attempt: number): number {
  return Math.min(16_000, 1_000 * 2 ** (attempt - 1));
}
