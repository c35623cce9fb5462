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

const epochForm = /^\d{13}$/;

/**
 * `YYYY-MM-DD`, with ` ` or `T` before `HH:MM[:SS[.mmm]]`, and then `Z` or `±HH:MM` where a zone is written. Read
 * character by character: an import reads millions of them.
 */
export function readMoment(text: string): WrittenMoment | undefined {
  if (text.charCodeAt(4) !== dash || text.charCodeAt(7) !== dash) return undefined;
  const day = dayOf(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
  if (day === undefined) return undefined;
  if (text.length === 10) return { day };

  const isTimed = text.charCodeAt(10) === space || text.charCodeAt(10) === letterT;
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  if (!isTimed || text.charCodeAt(13) !== colon || !(hour <= 23 && minute <= 59)) return undefined;
  let time = (hour * 60 + minute) * 60_000;
  let end = 16;
  if (text.charCodeAt(end) === colon) {
    const second = digits(text, 17, 2);
    if (!(second <= 59)) return undefined;
    time += second * 1000;
    end = 19;
    if (text.charCodeAt(end) === dot) {
      time += digits(text, 20, 3);
      end = 23;
    }
  }
  if (Number.isNaN(time)) return undefined;
  if (text.length === end) return { day, time };
  const offset = readOffset(text, end);
  return offset === undefined ? undefined : { day, time, offset };
}

/** `Z` or `±HH:MM` to the end of the text, in milliseconds. */
function readOffset(text: string, start: number): number | undefined {
  const sign = text.charCodeAt(start);
  if (sign === letterZ) return text.length === start + 1 ? 0 : undefined;
  const [hour, minute] = [digits(text, start + 1, 2), digits(text, start + 4, 2)];
  const isWhole = (sign === plus || sign === dash) && text.charCodeAt(start + 3) === colon && text.length === start + 6;
  if (!isWhole || !(hour <= 23 && minute <= 59)) return undefined;
  const offset = (hour * 60 + minute) * 60_000;
  return sign === dash ? -offset : offset;
}

const [space, plus, dash, dot, colon, letterT, letterZ] = [0x20, 0x2b, 0x2d, 0x2e, 0x3a, 0x54, 0x5a] as const;

/** The number that some digits write; `NaN` where something else stands among them. */
function digits(text: string, start: number, count: number): number {
  let number = 0;
  for (let i = start; i < start + count; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** A calendar day: the day as written, whatever time follows it; for epoch milliseconds the UTC day. */
export function readDate(text: string): Day | undefined {
  if (text.length === 13 && epochForm.test(text)) return Math.floor(Number(text) / millisecondsPerDay);
  return readMoment(text)?.day;
}

/** An instant: a day without a time is its start, a time without a zone is local to `zone`. */
export function readDateTime(text: string, zone: Zone): number | undefined {
  if (text.length === 13 && epochForm.test(text)) return Number(text);
  const moment = readMoment(text);
  return moment === undefined ? undefined : instantOfMoment(moment, zone);
}

export function instantOfMoment(moment: WrittenMoment, zone: Zone): number {
  if (moment.time === undefined) return zone.startOfDay(moment.day);
  if (moment.offset === undefined) return zone.instantOf(moment.day, moment.time);
  return moment.day * millisecondsPerDay + moment.time - moment.offset;
}
