import type { Day, WeekStart } from './calendar.ts';
import type { Zone } from './zone.ts';

/** The moment at which criteria are decided, fixed once per run. */
export interface Moment {
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
  /** The day of `now` in the zone. */
  readonly today: Day;
  readonly zone: Zone;
  readonly weekStart: WeekStart;
}

export function momentAt(now: number, zone: Zone, weekStart: WeekStart = 'monday'): Moment {
  let today: Day | undefined;
  return Object.freeze({
    now,
    // Looked up when first asked for: most runs of the command ask no calendar.
    get today() {
      today ??= zone.dayOf(now);
      return today;
    },
    zone,
    weekStart,
  });
}
