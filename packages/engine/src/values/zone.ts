import { Temporal } from 'temporal-polyfill';
import { type Day, millisecondsPerDay, plainDateOf } from './calendar.ts';

/** A time zone: the bridge between calendar days and instants (milliseconds since 1970, UTC). */
export interface Zone {
  readonly id: string;
  /** The first instant of a day. */
  startOfDay(day: Day): number;
  /** The day on which an instant falls. */
  dayOf(instant: number): Day;
  /** A local time as an instant: one in a gap moves forward, one that occurs twice means the first. */
  instantOf(day: Day, millisecondOfDay: number): number;
  /** The instant as local text, `2026-01-15 09:00:00.000`. */
  localText(instant: number): string;
}

const zones = new Map<string, Zone>();

/** The zone of an IANA name; `undefined` when there is none of that name. */
export function zoneOf(id: string): Zone | undefined {
  const known = zones.get(id);
  if (known !== undefined) return known;
  if (id !== 'UTC' && !isZoneName(id)) return undefined;
  const zone = id === 'UTC' ? createUtc() : createZone(id);
  zones.set(id, zone);
  return zone;
}

/** Asking for the list of names is cheap; only a name that is not on it (an alias) is tried out. */
function isZoneName(id: string): boolean {
  if (Intl.supportedValuesOf('timeZone').includes(id)) return true;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id);
    return true;
  } catch {
    return false;
  }
}

/** Instants end 100 million days from 1970; a zone has no rules for days at that border or beyond it. */
function isOutOfTime(day: Day): boolean {
  return Math.abs(day) >= 1e8;
}

/** The zone without offsets; it needs no look-ups. */
function createUtc(): Zone {
  return Object.freeze<Zone>({
    id: 'UTC',
    startOfDay: (day) => day * millisecondsPerDay,
    dayOf: (instant) => Math.floor(instant / millisecondsPerDay),
    instantOf: (day, millisecondOfDay) => day * millisecondsPerDay + millisecondOfDay,
    localText: (instant) => new Date(instant).toISOString().replace('T', ' ').replace('Z', ''),
  });
}

function createZone(id: string): Zone {
  const starts = new Map<Day, number>();
  const regularStarts = new Map<Day, number | undefined>();

  function startOfDay(day: Day): number {
    let start = starts.get(day);
    if (start === undefined) {
      start = isOutOfTime(day) ? day * millisecondsPerDay : plainDateOf(day).toZonedDateTime(id).epochMilliseconds;
      starts.set(day, start);
    }
    return start;
  }

  function dayOf(instant: number): Day {
    let day = Math.floor(instant / millisecondsPerDay);
    while (startOfDay(day) > instant) day--;
    while (startOfDay(day + 1) <= instant) day++;
    return day;
  }

  function instantOf(day: Day, millisecondOfDay: number): number {
    const start = regularStartOf(day);
    if (start !== undefined) return start + millisecondOfDay;
    return plainDateOf(day)
      .toPlainDateTime(Temporal.PlainTime.from('00:00').add({ milliseconds: millisecondOfDay }))
      .toZonedDateTime(id, { disambiguation: 'compatible' }).epochMilliseconds;
  }

  /** The start of a day with one offset from midnight to midnight, where no local time needs a look-up. */
  function regularStartOf(day: Day): number | undefined {
    if (regularStarts.has(day)) return regularStarts.get(day);
    const start = startOfDay(day);
    const offset = offsetAt(start);
    const isRegular =
      startOfDay(day + 1) - start === millisecondsPerDay &&
      start + offset === day * millisecondsPerDay &&
      offsetAt(start + millisecondsPerDay - 1) === offset;
    regularStarts.set(day, isRegular ? start : undefined);
    return isRegular ? start : undefined;
  }

  function offsetAt(instant: number): number {
    return local(instant).offsetNanoseconds / 1e6;
  }

  function local(instant: number): Temporal.ZonedDateTime {
    return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(id);
  }

  function localText(instant: number): string {
    return local(instant).toPlainDateTime().toString({ smallestUnit: 'millisecond' }).replace('T', ' ');
  }

  return Object.freeze({ id, startOfDay, dayOf, instantOf, localText });
}
