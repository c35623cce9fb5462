import type { Clock } from './clock.ts';

/** So many calls in each interval of so many milliseconds, wherever it begins. */
export interface RateLimit {
  readonly calls: number;
  readonly interval: number;
}

/** What an answer tells of the limit: it, and how many calls are left at this moment. */
export interface RateReport extends RateLimit {
  readonly remaining: number;
}

/** A call's place in the window, from sending it until the interval after its arrival has passed. */
export interface Place {
  /** The call was answered, or given up. */
  done(report?: RateReport): void;
}

export interface RollingWindow {
  /** Waits until a call may be sent. Rejects with the signal's reason when it is aborted. */
  enter(signal?: AbortSignal): Promise<Place>;
  /** HubSpot refused a call because of this limit: nothing is sent for one interval. */
  refused(): void;
  /** Milliseconds until a call may be sent. */
  waitingTime(): number;
}

/**
 * Keeps calls within a rate limit that HubSpot counts when they arrive. A call arrives between its sending and its
 * answer, so its place is free again one interval after the answer, at the latest after an allowance for the way there:
 * 4 % of the interval, doubled when HubSpot refuses a call although nobody else was seen. That uses at least 96 % of the
 * limit however slow the answers are. The limit follows what answers report; calls that others make with the same
 * allowance are seen in what they report as left, and occupy places too.
 *
 * (p-queue limits calls per interval too, but its cap and interval cannot be changed, and its clock is the machine's.)
 */
export function rollingWindow(startingLimit: RateLimit, clock: Clock): RollingWindow {
  let limit = startingLimit;
  let share = 0.04;
  let blockedUntil = Number.NEGATIVE_INFINITY;
  let others = { calls: 0, until: Number.NEGATIVE_INFINITY };
  const occupied = new Set<{ freeAt: number }>();

  function waitingTime(): number {
    const now = clock.now();
    for (const place of occupied) if (place.freeAt <= now) occupied.delete(place);
    if (blockedUntil > now) return blockedUntil - now;
    const byOthers = others.until > now ? others.calls : 0;
    if (occupied.size + byOthers < limit.calls) return 0;
    const times = [...occupied].map(({ freeAt }) => freeAt);
    if (byOthers > 0) times.push(others.until);
    return Math.min(...times) - now;
  }

  /** What is used up, and not by us, was used by others; it is believed for one interval. */
  function learn({ calls, interval, remaining }: RateReport): void {
    limit = { calls, interval };
    const now = clock.now();
    const seen = Math.max(0, calls - remaining - occupied.size);
    if (seen >= others.calls || others.until <= now) others = { calls: seen, until: now + interval };
  }

  return {
    waitingTime,
    async enter(signal) {
      signal?.throwIfAborted();
      for (let wait = waitingTime(); wait > 0; wait = waitingTime()) await clock.sleep(wait, signal);
      const place = { freeAt: clock.now() + limit.interval * (1 + share) };
      occupied.add(place);
      return {
        done(report) {
          place.freeAt = Math.min(place.freeAt, clock.now() + limit.interval);
          if (report !== undefined) learn(report);
        },
      };
    },
    refused() {
      const now = clock.now();
      if (others.calls === 0 || others.until <= now) share = Math.min(0.2, share * 2);
      blockedUntil = Math.max(blockedUntil, now + limit.interval);
    },
  };
}
