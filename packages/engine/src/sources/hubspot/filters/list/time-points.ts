import {
  type CalendarUnit,
  type Day,
  millisecondsPerDay,
  plainDateOf,
  type WeekStart,
} from '../../../../values/calendar.ts';
import type { Zone } from '../../../../values/zone.ts';
import type { TimePoint } from '../filter-branch.ts';

/** How days are counted. */
export interface DaySetting {
  readonly zone: Zone;
  readonly weekStart: WeekStart;
}

type Offset = Extract<TimePoint, { timeType: 'INDEXED' }>['offset'];
type Reference = Extract<TimePoint, { timeType: 'INDEXED' }>['indexReference']['referenceType'];

/** Where a point stands: `date` properties are compared with in UTC. */
export interface PointSetting extends DaySetting {
  readonly isDay: boolean;
}

/** The start of each calendar unit. */
export const references = {
  day: 'TODAY',
  week: 'WEEK',
  month: 'MONTH',
  quarter: 'QUARTER',
  year: 'YEAR',
} as const satisfies Record<CalendarUnit, Reference>;

export function shiftedToday(amount: number, unit: CalendarUnit, moreDays: number, setting: PointSetting): TimePoint {
  return indexed('TODAY', offsetOf(amount, unit, moreDays), setting);
}

/** HubSpot adds the larger units first. A part of zero is left out. */
export function offsetOf(amount: number, unit: CalendarUnit, moreDays: number): Offset {
  const days = unit === 'day' ? amount + moreDays : moreDays;
  const larger = unit === 'day' || amount === 0 ? {} : { [`${unit}s`]: amount };
  const offset = { ...larger, ...(days === 0 ? {} : { days }) };
  return Object.keys(offset).length === 0 ? undefined : offset;
}

export function indexed(referenceType: Reference, offset: Offset, { zone }: PointSetting): TimePoint {
  return {
    timeType: 'INDEXED',
    timezoneSource: 'CUSTOM',
    zoneId: zone.id,
    indexReference: { referenceType },
    ...(offset === undefined ? {} : { offset }),
  };
}

export function fixedPoint(day: Day, millisecondOfDay: number, { zone, isDay }: PointSetting): TimePoint {
  const { year, month, day: dayOfMonth } = plainDateOf(day);
  return {
    timeType: 'DATE',
    timezoneSource: 'CUSTOM',
    zoneId: isDay ? 'UTC' : zone.id,
    year,
    month,
    day: dayOfMonth,
    hour: Math.floor(millisecondOfDay / 3_600_000),
    minute: Math.floor(millisecondOfDay / 60_000) % 60,
    second: Math.floor(millisecondOfDay / 1000) % 60,
    millisecond: millisecondOfDay % 1000,
  };
}

/** In UTC, where no local time occurs twice. */
export function fixedInstant(instant: number): TimePoint {
  const day = Math.floor(instant / millisecondsPerDay);
  return { ...fixedPoint(day, instant - day * millisecondsPerDay, utcDays), zoneId: 'UTC' };
}

const utcDays = { isDay: true } as PointSetting;
