import { isFields } from '../http/read-body.ts';
import { momentOf, type PropertySet } from '../properties/property-set.ts';
import { instantAt, localTime } from '../store/zone.ts';

const offsetUnits = [
  'milliseconds',
  'seconds',
  'minutes',
  'hours',
  'days',
  'weeks',
  'months',
  'quarters',
  'years',
] as const;

type OffsetUnit = (typeof offsetUnits)[number];

const references = ['NOW', 'TODAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;

type Reference = (typeof references)[number];

export type TimePoint =
  | { readonly kind: 'date'; readonly zone: string; readonly local: number }
  | {
      readonly kind: 'indexed';
      readonly zone: string;
      readonly reference: Reference;
      readonly offset: Readonly<Partial<Record<OffsetUnit, number>>>;
    }
  | { readonly kind: 'property'; readonly property: string; readonly parser: 'VALUE' | 'UPDATED_AT' };

/** Reads a timePoint; `fault` says what is wrong with it. */
export function readTimePoint(value: unknown, properties: PropertySet): { point?: TimePoint; fault?: string } {
  if (!isFields(value)) return { fault: 'a timePoint must be an object' };
  const { timeType, zoneId, timezoneSource } = value;
  if (timezoneSource !== 'CUSTOM' && timezoneSource !== 'USER' && timezoneSource !== 'PORTAL')
    return { fault: 'timezoneSource must be CUSTOM, USER or PORTAL' };
  if (typeof zoneId !== 'string' || !isZone(zoneId)) return { fault: `unknown zoneId ${JSON.stringify(zoneId)}` };
  if (timeType === 'DATE') {
    const part = (name: string, standard?: number) => Number(value[name] ?? standard);
    const parts = [part('year'), part('month') - 1, part('day'), ...clockParts.map((name) => part(name, 0))];
    if (!parts.every(Number.isInteger)) return { fault: 'year, month and day must be whole numbers' };
    const [year = 0, month = 0, day = 1, ...clock] = parts;
    return { point: { kind: 'date', zone: zoneId, local: Date.UTC(year, month, day, ...clock) } };
  }
  if (timeType === 'PROPERTY_REFERENCED') {
    const { property, referenceType } = value;
    if (typeof property !== 'string' || !properties.get(property))
      return { fault: `no property ${JSON.stringify(property)}` };
    if (referenceType !== 'VALUE' && referenceType !== 'UPDATED_AT')
      return { fault: 'referenceType must be VALUE or UPDATED_AT' };
    return { point: { kind: 'property', property, parser: referenceType } };
  }
  if (timeType !== 'INDEXED') return { fault: `unknown timeType ${JSON.stringify(timeType)}` };
  const { indexReference, offset } = value;
  const reference = references.find((one) => isFields(indexReference) && one === indexReference['referenceType']);
  if (!reference) return { fault: 'unknown indexReference' };
  // Keys of an offset that HubSpot does not know count for nothing.
  const known = offsetUnits.filter((unit) => isFields(offset) && typeof offset[unit] === 'number');
  const amounts = isFields(offset) ? known.map((unit) => [unit, offset[unit]] as const) : [];
  return { point: { kind: 'indexed', zone: zoneId, reference, offset: Object.fromEntries(amounts) } };
}

const clockParts = ['hour', 'minute', 'second', 'millisecond'];

function isZone(zone: string): boolean {
  try {
    localTime(zone, 0);
    return true;
  } catch {
    return false;
  }
}

/** What a point needs to know of the record that is judged. */
export interface PointReader {
  value(property: string): string | undefined;
  updatedAt(property: string): number | undefined;
}

/** The instant that a point names; `undefined` where the property that it refers to has no value. */
export function instantOf(point: TimePoint, now: number, record: PointReader): number | undefined {
  switch (point.kind) {
    case 'date':
      return instantAt(point.zone, point.local);
    case 'property': {
      if (point.parser === 'UPDATED_AT') return record.updatedAt(point.property);
      const value = record.value(point.property);
      return value === undefined ? undefined : momentOf(value);
    }
    case 'indexed':
      return point.reference === 'NOW'
        ? shifted(now, point, localTime(point.zone, now))
        : shifted(undefined, point, startOf(point.reference, point.zone, now));
  }
}

interface LocalDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The first day of the unit that holds this instant, in the zone; weeks begin on Monday. */
function startOf(reference: Reference, zone: string, now: number): LocalDate {
  const { year, month, day } = localTime(zone, now);
  switch (reference) {
    case 'WEEK': {
      const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
      const monday = new Date(Date.UTC(year, month - 1, day - weekday));
      return { year: monday.getUTCFullYear(), month: monday.getUTCMonth() + 1, day: monday.getUTCDate() };
    }
    case 'MONTH':
      return { year, month, day: 1 };
    case 'QUARTER':
      return { year, month: month - ((month - 1) % 3), day: 1 };
    case 'YEAR':
      return { year, month: 1, day: 1 };
    default:
      return { year, month, day };
  }
}

/**
 * Moves a date by calendar units in the zone; the day is cut to the month's last. `now` keeps the time of day of an
 * instant; without it the time is the start of the day.
 */
function shifted(
  now: number | undefined,
  { zone, offset }: Extract<TimePoint, { kind: 'indexed' }>,
  { year, month, day }: LocalDate,
): number {
  const { years = 0, quarters = 0, months = 0, weeks = 0, days = 0 } = offset;
  const { hours = 0, minutes = 0, seconds = 0, milliseconds = 0 } = offset;
  const length = ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
  const first = new Date(Date.UTC(year, month - 1 + months + 3 * quarters + 12 * years, 1));
  const inMonth = months === 0 && quarters === 0 && years === 0 ? day : Math.min(day, lastDay(first));
  const local = Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), inMonth + days + 7 * weeks);
  if (now === undefined) return instantAt(zone, local) + length;
  const { hour, minute, second } = localTime(zone, now);
  const moved = years || quarters || months || weeks || days;
  if (!moved) return now + length;
  const ofDay = ((hour * 60 + minute) * 60 + second) * 1000 + (((now % 1000) + 1000) % 1000);
  return instantAt(zone, local + ofDay) + length;
}

function lastDay(first: Date): number {
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
}
