import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { generator } from '../http/faults.ts';
import { startOfDay } from '../store/zone.ts';
import { instantOf, type TimePoint } from './time-point.ts';

const nobody = { value: () => undefined, updatedAt: () => undefined };
const zones = [
  'UTC',
  'Europe/Stockholm',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
];
const references = ['NOW', 'TODAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;
const units = ['years', 'quarters', 'months', 'weeks', 'days'] as const;

/** The same by Temporal, which shares nothing with the code that is tested. */
function byTemporal({ zone, reference, offset }: Extract<TimePoint, { kind: 'indexed' }>, now: number): number {
  const { years = 0, quarters = 0, months = 0, weeks = 0, days = 0 } = offset;
  const duration = { years, months: months + 3 * quarters, weeks, days };
  const moment = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const date = moment.toPlainDate();
  const starts = {
    TODAY: date,
    WEEK: date.subtract({ days: date.dayOfWeek - 1 }),
    MONTH: date.with({ day: 1 }),
    QUARTER: date.with({ day: 1 }).subtract({ months: (date.month - 1) % 3 }),
    YEAR: date.with({ day: 1, month: 1 }),
  };
  if (reference !== 'NOW') {
    const shifted = addApart(starts[reference], duration);
    return shifted.toZonedDateTime({ timeZone: zone, plainTime: '00:00' }).epochMilliseconds;
  }
  if (Object.values(duration).every((amount) => amount === 0)) return now;
  const shifted = addApart(date, duration);
  return shifted.toZonedDateTime({ timeZone: zone, plainTime: moment.toPlainTime() }).epochMilliseconds;
}

/** Amounts may have different signs, which one duration may not. */
function addApart(
  date: Temporal.PlainDate,
  { years, months, weeks, days }: Record<string, number>,
): Temporal.PlainDate {
  return date.add({ months: (months ?? 0) + 12 * (years ?? 0) }).add({ days: (days ?? 0) + 7 * (weeks ?? 0) });
}

test('indexed points are where Temporal puts them, in all zones and over changes of the clock', () => {
  const random = generator(11);
  const upTo = (most: number) => Math.floor(random() * most);
  for (let round = 0; round < 3000; round += 1) {
    const offset = Object.fromEntries(units.filter(() => random() < 0.3).map((unit) => [unit, upTo(40) - 25]));
    const point = {
      kind: 'indexed' as const,
      zone: zones[upTo(zones.length)] ?? 'UTC',
      reference: references[upTo(references.length)] ?? 'NOW',
      offset,
    };
    const now = Date.UTC(2015 + upTo(15), upTo(12), upTo(31), upTo(24), upTo(60), upTo(60), upTo(1000));
    expect({ point, now, instant: instantOf(point, now, nobody) }).toEqual({
      point,
      now,
      instant: byTemporal(point, now),
    });
  }
});

test('a day may begin after midnight, or last 23 hours', () => {
  // Brazil put its clocks forward at midnight of 4 November 2018.
  expect(startOfDay('America/Sao_Paulo', Date.UTC(2018, 10, 4, 12))).toBe(Date.UTC(2018, 10, 4, 3));
  const start = startOfDay('Europe/Stockholm', Date.UTC(2026, 2, 29, 12));
  expect(startOfDay('Europe/Stockholm', start, 1) - start).toBe(23 * 3_600_000);
});
