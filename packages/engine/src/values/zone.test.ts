import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Zone, zoneOf } from './zone.ts';

const epoch = Temporal.PlainDate.from('1970-01-01');
const day = (text: string): number => epoch.until(Temporal.PlainDate.from(text), { largestUnit: 'days' }).days;
const zone = (id: string): Zone => zoneOf(id) as Zone;
const instant = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;

const zones = [
  'UTC',
  'Europe/Stockholm',
  'Europe/London',
  'Europe/Dublin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Santiago',
  'America/Havana',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Africa/Monrovia',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Tehran',
  'Asia/Beirut',
  'Asia/Pyongyang',
  'Asia/Gaza',
  'Australia/Lord_Howe',
  'Australia/Adelaide',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Chatham',
  'Antarctica/Troll',
];

const anyZone = fc.constantFrom(...zones);
const anyDay = fc.oneof(
  fc.integer({ min: day('1969-06-01'), max: day('2040-12-31') }),
  fc.integer({ min: day('1900-01-01'), max: day('2100-12-31') }),
);
const anyMillisecond = fc.oneof(
  fc.integer({ min: 0, max: 86_399_999 }),
  fc.constantFrom(0, 1, 1_800_000, 3_600_000, 7_200_000, 9_000_000, 10_799_999, 86_399_999),
);

function startByTemporal(id: string, date: number): number {
  return epoch.add({ days: date }).toZonedDateTime(id).epochMilliseconds;
}

function instantByTemporal(id: string, date: number, millisecond: number): number {
  const time = Temporal.PlainTime.from('00:00').add({ milliseconds: millisecond });
  return epoch.add({ days: date }).toPlainDateTime(time).toZonedDateTime(id, { disambiguation: 'compatible' })
    .epochMilliseconds;
}

describe('the start of a day', () => {
  it('is that of Temporal, in every zone', () => {
    fc.assert(
      fc.property(anyZone, anyDay, (id, date) => {
        expect(zone(id).startOfDay(date)).toBe(startByTemporal(id, date));
      }),
      { numRuns: 2000 },
    );
  });

  it('is that of Temporal on every day of two years', () => {
    for (const id of ['Europe/Stockholm', 'America/Sao_Paulo', 'Pacific/Apia', 'Australia/Lord_Howe'])
      for (let date = day('2011-01-01'); date < day('2013-01-01'); date++)
        expect(zone(id).startOfDay(date)).toBe(startByTemporal(id, date));
  });

  it.each([
    ['Europe/Stockholm', '2026-03-29', '2026-03-28T23:00:00Z'],
    ['Europe/Stockholm', '2026-03-30', '2026-03-29T22:00:00Z'],
    ['Europe/Stockholm', '2026-10-25', '2026-10-24T22:00:00Z'],
    ['Europe/Stockholm', '2026-10-26', '2026-10-25T23:00:00Z'],
    // The clocks jump from midnight to one: the day begins at one.
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00Z'],
    ['America/Havana', '2026-03-08', '2026-03-08T05:00:00Z'],
    ['Asia/Kathmandu', '2026-01-15', '2026-01-14T18:15:00Z'],
    ['Asia/Kathmandu', '1985-12-31', '1985-12-30T18:30:00Z'],
    // −00:44:30 until January 1972, and midnight of the 7th lies in the gap of 44 minutes and 30 seconds.
    ['Africa/Monrovia', '1972-01-06', '1972-01-06T00:44:30Z'],
    ['Africa/Monrovia', '1972-01-07', '1972-01-07T00:44:30Z'],
    ['Africa/Monrovia', '1972-01-08', '1972-01-08T00:00:00Z'],
    ['Pacific/Apia', '2011-12-29', '2011-12-29T10:00:00Z'],
    // There was no 30 December: it begins, and ends, where the 31st begins.
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00Z'],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00Z'],
    ['Pacific/Apia', '2012-01-01', '2011-12-31T10:00:00Z'],
  ])('in %s: %s begins at %s', (id, date, expected) => {
    expect(new Date(zone(id).startOfDay(day(date))).toISOString()).toBe(new Date(expected).toISOString());
  });
});

describe('the day of an instant', () => {
  it('is the one whose start and end hold the instant', () => {
    fc.assert(
      fc.property(anyZone, anyDay, fc.integer({ min: -90_000_000, max: 90_000_000 }), (id, date, shift) => {
        const { dayOf, startOfDay } = zone(id);
        const at = startOfDay(date) + shift;
        expect(startOfDay(dayOf(at))).toBeLessThanOrEqual(at);
        expect(startOfDay(dayOf(at) + 1)).toBeGreaterThan(at);
      }),
      { numRuns: 2000 },
    );
  });

  it('is the date on the clock, in every zone whose clocks never went back over midnight', () => {
    const monotonic = [
      'UTC',
      'Europe/Stockholm',
      'America/New_York',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'Pacific/Chatham',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...monotonic), anyDay, anyMillisecond, (id, date, millisecond) => {
        const at = date * 86_400_000 + millisecond;
        const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id).toPlainDate();
        expect(zone(id).dayOf(at)).toBe(epoch.until(local, { largestUnit: 'days' }).days);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['Europe/Stockholm', '2026-03-29T21:59:59.999Z', '2026-03-29'],
    ['Europe/Stockholm', '2026-03-29T22:00:00Z', '2026-03-30'],
    ['Europe/Stockholm', '2026-10-25T22:59:59.999Z', '2026-10-25'],
    ['America/Sao_Paulo', '2018-11-04T02:59:59.999Z', '2018-11-03'],
    ['America/Sao_Paulo', '2018-11-04T03:00:00Z', '2018-11-04'],
    // The hour before midnight comes twice; both belong to the Saturday.
    ['America/Sao_Paulo', '2018-02-18T01:30:00Z', '2018-02-17'],
    ['America/Sao_Paulo', '2018-02-18T02:30:00Z', '2018-02-17'],
    ['America/Sao_Paulo', '2018-02-18T03:00:00Z', '2018-02-18'],
    ['Pacific/Apia', '2011-12-30T09:59:59.999Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31'],
    ['Africa/Monrovia', '1972-01-07T00:44:29.999Z', '1972-01-06'],
    ['Africa/Monrovia', '1972-01-07T00:44:30Z', '1972-01-07'],
    ['UTC', '1969-12-31T23:59:59.999Z', '1969-12-31'],
    ['UTC', '1970-01-01T00:00:00Z', '1970-01-01'],
  ])('in %s: %s falls on %s', (id, at, expected) => {
    expect(epoch.add({ days: zone(id).dayOf(instant(at)) }).toString()).toBe(expected);
  });
});

describe('a local time as an instant', () => {
  it('is that of Temporal: forward out of a gap, the first of two', () => {
    fc.assert(
      fc.property(anyZone, anyDay, anyMillisecond, (id, date, millisecond) => {
        expect(zone(id).instantOf(date, millisecond)).toBe(instantByTemporal(id, date, millisecond));
      }),
      { numRuns: 3000 },
    );
  });

  it('is that of Temporal around every change of the clocks in thirty years', () => {
    for (const id of ['Europe/Stockholm', 'America/Sao_Paulo', 'Africa/Casablanca', 'Australia/Lord_Howe']) {
      let at: Temporal.ZonedDateTime | null = Temporal.ZonedDateTime.from(`1995-01-01T00:00[${id}]`);
      for (at = at.getTimeZoneTransition('next'); at !== null && at.year < 2025; at = at.getTimeZoneTransition('next'))
        for (let shift = -180; shift <= 180; shift += 15) {
          const local: Temporal.PlainDateTime = at.toPlainDateTime().add({ minutes: shift });
          const date = epoch.until(local.toPlainDate(), { largestUnit: 'days' }).days;
          const millisecond = (local.hour * 60 + local.minute) * 60_000 + local.second * 1000;
          expect(zone(id).instantOf(date, millisecond)).toBe(instantByTemporal(id, date, millisecond));
        }
    }
  });

  it.each([
    ['Europe/Stockholm', '2026-03-29', '02:30', '2026-03-29T01:30:00Z'],
    ['Europe/Stockholm', '2026-10-25', '02:30', '2026-10-25T00:30:00Z'],
    ['America/Sao_Paulo', '2018-11-04', '00:15', '2018-11-04T03:15:00Z'],
    ['America/Sao_Paulo', '2018-02-17', '23:30', '2018-02-18T01:30:00Z'],
    ['Pacific/Apia', '2011-12-30', '12:00', '2011-12-30T22:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45:00Z'],
    ['Asia/Kathmandu', '1986-01-01', '00:10', '1985-12-31T18:40:00Z'],
  ])('in %s: %s %s is %s', (id, date, time, expected) => {
    const [hour, minute] = time.split(':').map(Number) as [number, number];
    const found = zone(id).instantOf(day(date), (hour * 60 + minute) * 60_000);
    expect(new Date(found).toISOString()).toBe(new Date(expected).toISOString());
  });
});

describe('local text', () => {
  it('shows the time on the clock, to the millisecond', () => {
    expect(zone('Europe/Stockholm').localText(instant('2026-07-15T07:00:00.005Z'))).toBe('2026-07-15 09:00:00.005');
    expect(zone('UTC').localText(instant('2026-01-15T09:00:00Z'))).toBe('2026-01-15 09:00:00.000');
    expect(zone('Africa/Monrovia').localText(instant('1972-01-07T00:44:29Z'))).toBe('1972-01-06 23:59:59.000');
  });

  it('is read back as the same instant wherever the clock shows it once', () => {
    fc.assert(
      fc.property(fc.constantFrom('UTC', 'Asia/Kathmandu', 'Asia/Kolkata'), anyDay, anyMillisecond, (id, date, ms) => {
        const at = zone(id).instantOf(date, ms);
        const [written, time] = zone(id).localText(at).split(' ') as [string, string];
        const [hour, minute, second] = time.split(':').map(Number) as [number, number, number];
        const millisecond = Math.round(((hour * 60 + minute) * 60 + second) * 1000);
        expect(zone(id).instantOf(day(written), millisecond)).toBe(at);
      }),
    );
  });
});

describe('zone names', () => {
  it('are those of IANA, aliases included', () => {
    for (const id of [...zones, 'Asia/Calcutta', 'Asia/Katmandu', 'US/Eastern', 'Etc/UTC'])
      expect(zoneOf(id)?.id).toBe(id);
  });

  it.each(['', 'Stockholm', 'Europe/Stokholm', 'Mars/Olympus', 'local', 'Europe/Stockholm '])('%j is none', (id) => {
    expect(zoneOf(id)).toBeUndefined();
  });
});
