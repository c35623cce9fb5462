import type { Interval } from '../../../../semantics/interval.ts';
import { millisecondsPerDay } from '../../../../values/calendar.ts';

/** Before and behind all days whose year has four digits, in any zone: no value lies outside. */
const first = Date.parse('0000-01-01T00:00:00Z') - 3 * millisecondsPerDay;
const last = Date.parse('9999-12-31T00:00:00Z') + 3 * millisecondsPerDay;

/**
 * The interval of a date comparison in milliseconds since 1970: HubSpot keeps a `date` as the midnight of its day in
 * UTC. Ends that no value lies beyond are left out; `undefined` where no value lies inside.
 */
export function instantsOf({ low, high }: Interval, isDay: boolean): Interval | undefined {
  const scale = isDay ? millisecondsPerDay : 1;
  const from = low && { value: low.value * scale, open: low.open };
  const to = high && { value: high.value * scale, open: high.open };
  if ((from !== undefined && from.value > last) || (to !== undefined && to.value < first)) return undefined;
  if (from !== undefined && to !== undefined && from.value >= to.value) return undefined;
  return {
    ...(from !== undefined && from.value > first ? { low: from } : {}),
    ...(to !== undefined && to.value < last ? { high: to } : {}),
  };
}
