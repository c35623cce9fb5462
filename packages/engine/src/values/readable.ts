import { type Day, dayOf, millisecondsPerDay } from './calendar.ts';
import type { Zone } from './zone.ts';

/**
 * What text can be read as. Nothing is trimmed; `undefined` means that the text is unreadable for the type.
 * The forms are those that HubSpot's exports and API write.
 */

const numberForm = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

export function readNumber(text: string): number | undefined {
  if (!numberForm.test(text)) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  return value === 0 ? 0 : value; // -0 is 0
}

/** `true`, `false`, `yes` and `no` in any letter case. */
export function readBoolean(text: string): boolean | undefined {
  switch (text.toLowerCase()) {
    case 'true':
    case 'yes':
      return true;
    case 'false':
    case 'no':
      return false;
    default:
      return undefined;
  }
}

/** The parts of a date or a date-time as it was written. */
interface WrittenMoment {
  readonly day: Day;
  /** Milliseconds since midnight; absent when no time was written. */
  readonly time?: number;
  /** Milliseconds east of UTC; absent when no zone was written. */
  readonly offset?: number;
}

const momentForm =
  /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{3}))?)?(?:(Z)|([+-])(\d\d):(\d\d))?)?$/;
const epochForm = /^\d{13}$/;

export function readMoment(text: string): WrittenMoment | undefined {
  const parts = momentForm.exec(text);
  if (parts === null) return undefined;
  const day = dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  if (day === undefined) return undefined;
  if (parts[4] === undefined) return { day };
  const [hour, minute, second, millisecond] = [parts[4], parts[5], parts[6] ?? 0, parts[7] ?? 0].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const time = ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
  if (parts[8] !== undefined) return { day, time, offset: 0 };
  if (parts[9] === undefined) return { day, time };
  const [offsetHour, offsetMinute] = [Number(parts[10]), Number(parts[11])];
  if (offsetHour > 23 || offsetMinute > 59) return undefined;
  const offset = (offsetHour * 60 + offsetMinute) * 60_000;
  return { day, time, offset: parts[9] === '-' ? -offset : offset };
}

/** A calendar day: the day as written, whatever time follows it; for epoch milliseconds the UTC day. */
export function readDate(text: string): Day | undefined {
  if (epochForm.test(text)) return Math.floor(Number(text) / millisecondsPerDay);
  return readMoment(text)?.day;
}

/** An instant: a day without a time is its start, a time without a zone is local to `zone`. */
export function readDateTime(text: string, zone: Zone): number | undefined {
  if (epochForm.test(text)) return Number(text);
  const moment = readMoment(text);
  return moment === undefined ? undefined : instantOfMoment(moment, zone);
}

export function instantOfMoment(moment: WrittenMoment, zone: Zone): number {
  if (moment.time === undefined) return zone.startOfDay(moment.day);
  if (moment.offset === undefined) return zone.instantOf(moment.day, moment.time);
  return moment.day * millisecondsPerDay + moment.time - moment.offset;
}
