import { Temporal } from 'temporal-polyfill';

/** A calendar day as a number of days since 1970-01-01. */
export type Day = number;

export const calendarUnits = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type CalendarUnit = (typeof calendarUnits)[number];

export const weekStarts = ['monday', 'sunday'] as const;
export type WeekStart = (typeof weekStarts)[number];

export const millisecondsPerDay = 86_400_000;

const epoch = Temporal.PlainDate.from('1970-01-01');

export function plainDateOf(day: Day): Temporal.PlainDate {
  return epoch.add({ days: day });
}

export function dayOfPlainDate(date: Temporal.PlainDate): Day {
  return dayNumber(date.year, date.month, date.day);
}

/** The day of `YYYY`, `MM`, `DD`; `undefined` when the calendar has no such day. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | undefined {
  // Written so that NaN is refused as well.
  const exists = year >= 0 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month);
  return exists ? dayNumber(year, month, dayOfMonth) : undefined;
}

const daysIn400Years = 146_097;

/** `Date.UTC` reads the years 0 to 99 as 1900 to 1999: they are counted 400 years later. */
function dayNumber(year: number, month: number, dayOfMonth: number): Day {
  return year >= 0 && year <= 99
    ? Date.UTC(year + 400, month - 1, dayOfMonth) / millisecondsPerDay - daysIn400Years
    : Date.UTC(year, month - 1, dayOfMonth) / millisecondsPerDay;
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

/** The day `amount` units later (earlier when negative); months, quarters and years clamp to the month's end. */
export function addUnits(day: Day, amount: number, unit: CalendarUnit): Day {
  switch (unit) {
    case 'day':
      return day + amount;
    case 'week':
      return day + 7 * amount;
    case 'month':
      return dayOfPlainDate(plainDateOf(day).add({ months: amount }));
    case 'quarter':
      return dayOfPlainDate(plainDateOf(day).add({ months: 3 * amount }));
    case 'year':
      return dayOfPlainDate(plainDateOf(day).add({ years: amount }));
  }
}

/** The first day of the calendar unit that holds `day`. */
export function firstDayOf(day: Day, unit: CalendarUnit, weekStart: WeekStart): Day {
  const date = plainDateOf(day);
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      return weekStart === 'monday' ? day - (date.dayOfWeek - 1) : day - (date.dayOfWeek % 7);
    case 'month':
      return dayOfPlainDate(date.with({ day: 1 }));
    case 'quarter':
      return dayOfPlainDate(date.with({ day: 1, month: date.month - ((date.month - 1) % 3) }));
    case 'year':
      return dayOfPlainDate(date.with({ day: 1, month: 1 }));
  }
}

/** `YYYY-MM-DD`; years outside 0000–9999 carry a sign and six digits. */
export function dayText(day: Day): string {
  return plainDateOf(day).toString();
}
