import { randomUUID } from 'node:crypto';

/** Calls that a policy allows; the standard values are those of a Professional account. */
export interface RateLimits {
  /** In any 10 seconds, search not counted. */
  readonly tenSecondly: number;
  /** Searches in any second. */
  readonly searchSecondly: number;
  /** From midnight to midnight in the account's zone; search counted too. */
  readonly daily: number;
}

export const standardLimits: RateLimits = Object.freeze({ tenSecondly: 190, searchSecondly: 5, daily: 625_000 });

type Policy = 'TEN_SECONDLY_ROLLING' | 'SECONDLY' | 'DAILY';

export interface RateLimiter {
  /** Counts a call; the policy that refuses it, if one does. A refused call is not counted. */
  take(allowance: 'general' | 'search'): Policy | undefined;
  headers(): Readonly<Record<string, string>>;
  /** Calls counted since the account's midnight. */
  usedToday(): number;
}

/** Counts calls by the emulator's clock. `dayOf` names the account's day of an instant. */
export function rateLimiter(limits: RateLimits, now: () => number, dayOf: (instant: number) => string): RateLimiter {
  const general = window(limits.tenSecondly, 10_000, now);
  const search = window(limits.searchSecondly, 1000, now);
  let day = '';
  let used = 0;
  const today = () => {
    const current = dayOf(now());
    if (current !== day) used = 0;
    day = current;
    return used;
  };
  return {
    take(allowance) {
      if (today() >= limits.daily) return 'DAILY';
      if (!(allowance === 'search' ? search : general).take())
        return allowance === 'search' ? 'SECONDLY' : 'TEN_SECONDLY_ROLLING';
      used += 1;
      return undefined;
    },
    headers: () => ({
      'X-HubSpot-RateLimit-Daily': String(limits.daily),
      'X-HubSpot-RateLimit-Daily-Remaining': String(Math.max(0, limits.daily - today())),
      'X-HubSpot-RateLimit-Interval-Milliseconds': '10000',
      'X-HubSpot-RateLimit-Max': String(limits.tenSecondly),
      'X-HubSpot-RateLimit-Remaining': String(general.left()),
    }),
    usedToday: today,
  };
}

/** The body of a 429 answer. */
export function rateLimitBody(policy: Policy): Readonly<Record<string, unknown>> {
  const correlationId = randomUUID();
  return {
    status: 'error',
    message: `You have reached your ${policy.toLowerCase()} limit.`,
    errorType: 'RATE_LIMIT',
    correlationId,
    policyName: policy,
    requestId: correlationId,
  };
}

/** A rolling window: of the instants of calls, those that lie less than `length` milliseconds back count. */
function window(max: number, length: number, now: () => number) {
  let taken: number[] = [];
  const current = () => {
    const from = now() - length;
    const first = taken.findIndex((at) => at > from);
    if (first !== 0) taken = first < 0 ? [] : taken.slice(first);
    return taken.length;
  };
  return {
    take(): boolean {
      if (current() >= max) return false;
      taken.push(now());
      return true;
    },
    left: () => Math.max(0, max - current()),
  };
}
