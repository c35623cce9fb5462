import { dayText } from './calendar.ts';
import type { PropertyType, Value } from './value.ts';
import type { Zone } from './zone.ts';

/** A known value as people read it: dates as `2026-01-15`, instants as local time in the zone. */
export function valueText(value: Value, type: PropertyType, zone: Zone): string {
  if (type === 'date') return dayText(value as number);
  if (type === 'datetime') return zone.localText(value as number).replace(/(:00)?\.000$/, '');
  return String(value);
}
