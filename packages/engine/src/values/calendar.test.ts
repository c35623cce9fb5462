import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addUnits, calendarUnits, dayOf, dayOfPlainDate, dayText, firstDayOf, plainDateOf } from './calendar.ts';

const epoch = Temporal.PlainDate.from('1970-01-01');
const day = (text: string): number => epoch.until(Temporal.PlainDate.from(text), { largestUnit: 'days' }).days;
const text = (day: number): string => epoch.add({ days: day }).toString();

/** Days from the year −33,000 to 38,000, which is where the largest spans of a rule lead. */
const anyDay = fc.oneof(
  fc.integer({ min: -800_000, max: 3_000_000 }),
  fc.integer({ min: -12_000_000, max: 14_000_000 }),
  fc.integer({ min: day('0000-01-01'), max: day('0100-12-31') }),
);

describe('a day', () => {
  it('is a number of days since 1970, both ways', () => {
    fc.assert(
      fc.property(anyDay, (number) => {
        expect(plainDateOf(number).toString()).toBe(text(number));
        expect(dayOfPlainDate(epoch.add({ days: number }))).toBe(number);
        expect(dayText(number)).toBe(text(number));
      }),
    );
  });

  it('of year, month and day is that of the calendar', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9999 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, date) => {
          let expected: number | undefined;
          try {
            const found = Temporal.PlainDate.from({ year, month, day: date }, { overflow: 'reject' });
            expected = epoch.until(found, { largestUnit: 'days' }).days;
          } catch {
            expected = undefined;
          }
          expect(dayOf(year, month, date)).toBe(expected);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('does not exist for parts that are no numbers', () => {
    expect(dayOf(Number.NaN, 1, 1)).toBeUndefined();
    expect(dayOf(2026, Number.NaN, 1)).toBeUndefined();
    expect(dayOf(2026, 1, Number.NaN)).toBeUndefined();
  });
});

describe('adding units', () => {
  it.each([
    ['2026-01-31', 1, 'month', '2026-02-28'],
    ['2024-01-31', 1, 'month', '2024-02-29'],
    ['2026-03-31', -1, 'month', '2026-02-28'],
    ['2026-05-31', -3, 'month', '2026-02-28'],
    ['2026-08-31', 1, 'month', '2026-09-30'],
    ['2026-11-30', 1, 'quarter', '2027-02-28'],
    ['2026-05-31', -1, 'quarter', '2026-02-28'],
    ['2024-02-29', 1, 'year', '2025-02-28'],
    ['2024-02-29', -4, 'year', '2020-02-29'],
    ['2024-02-29', -1, 'year', '2023-02-28'],
    ['2026-12-31', 1, 'day', '2027-01-01'],
    ['2026-03-01', -1, 'day', '2026-02-28'],
    ['2026-01-15', -2, 'week', '2026-01-01'],
    ['2026-01-15', 0, 'year', '2026-01-15'],
    ['2026-01-15', -1926, 'year', '0100-01-15'],
    ['2026-01-15', -1927, 'year', '0099-01-15'],
    ['2026-01-15', -2026, 'year', '0000-01-15'],
    ['2026-01-15', -24_000, 'month', '0026-01-15'],
    ['2026-01-15', -8_000, 'quarter', '0026-01-15'],
    ['2026-01-15', -36_500, 'year', '-034474-01-15'],
    ['2026-01-15', 36_500, 'year', '+038526-01-15'],
  ] as const)('%s and %i %s is %s', (from, amount, unit, expected) => {
    expect(text(addUnits(day(from), amount, unit))).toBe(expected);
  });

  it('is what Temporal does, clamped to the end of the month', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: -36_500, max: 36_500 }),
        fc.constantFrom(...calendarUnits),
        (from, amount, unit) => {
          const duration = {
            day: { days: amount },
            week: { weeks: amount },
            month: { months: amount },
            quarter: { months: 3 * amount },
            year: { years: amount },
          }[unit];
          expect(text(addUnits(from, amount, unit))).toBe(epoch.add({ days: from }).add(duration).toString());
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('the first day of a unit', () => {
  it.each([
    ['2026-01-14', 'week', 'monday', '2026-01-12'],
    ['2026-01-12', 'week', 'monday', '2026-01-12'],
    ['2026-01-11', 'week', 'monday', '2026-01-05'],
    ['2026-01-14', 'week', 'sunday', '2026-01-11'],
    ['2026-01-11', 'week', 'sunday', '2026-01-11'],
    ['2026-01-10', 'week', 'sunday', '2026-01-04'],
    ['2026-02-28', 'month', 'monday', '2026-02-01'],
    ['2026-03-31', 'quarter', 'monday', '2026-01-01'],
    ['2026-04-01', 'quarter', 'monday', '2026-04-01'],
    ['2026-12-31', 'quarter', 'sunday', '2026-10-01'],
    ['2024-12-31', 'year', 'monday', '2024-01-01'],
    ['2024-02-29', 'day', 'monday', '2024-02-29'],
    ['0050-08-17', 'year', 'monday', '0050-01-01'],
    ['0050-08-17', 'quarter', 'monday', '0050-07-01'],
    ['0050-08-17', 'month', 'monday', '0050-08-01'],
  ] as const)('%s: the %s from %s begins on %s', (from, unit, weekStart, expected) => {
    expect(text(firstDayOf(day(from), unit, weekStart))).toBe(expected);
  });

  it('is the last day, going back, on which such a unit begins', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.constantFrom(...calendarUnits),
        fc.constantFrom('monday', 'sunday'),
        (from, unit, start) => {
          const begins = (date: Temporal.PlainDate): boolean => {
            if (unit === 'week') return date.dayOfWeek === (start === 'monday' ? 1 : 7);
            if (unit === 'month') return date.day === 1;
            if (unit === 'quarter') return date.day === 1 && [1, 4, 7, 10].includes(date.month);
            if (unit === 'year') return date.day === 1 && date.month === 1;
            return true;
          };
          let date = epoch.add({ days: from });
          while (!begins(date)) date = date.subtract({ days: 1 });
          expect(text(firstDayOf(from, unit, start))).toBe(date.toString());
        },
      ),
      { numRuns: 300 },
    );
  });
});
