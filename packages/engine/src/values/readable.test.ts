import { describe, expect, it } from 'vitest';
import { dayOf } from './calendar.ts';
import { readBoolean, readDate, readDateTime, readMoment, readNumber } from './readable.ts';
import { type Zone, zoneOf } from './zone.ts';

const stockholm = zoneOf('Europe/Stockholm') as Zone;
const utc = zoneOf('UTC') as Zone;
const instant = (text: string): number => Date.parse(text);
const day = (text: string): number => instant(`${text}T00:00:00Z`) / 86_400_000;

describe('a number', () => {
  it.each([
    ['0', 0],
    ['-0', 0],
    ['-0.0', 0],
    ['00123', 123],
    ['-7', -7],
    ['12.50', 12.5],
    ['0.1', 0.1],
    ['1e3', 1000],
    ['1e+3', 1000],
    ['1E10', 1e10],
    ['1.0E10', 1e10],
    ['-2.5e-3', -0.0025],
    ['9007199254740993', 9007199254740992],
    ['1.7976931348623157e308', Number.MAX_VALUE],
    ['-1.7976931348623157e308', -Number.MAX_VALUE],
    ['5e-324', Number.MIN_VALUE],
    ['1e-400', 0],
    ['123456789012345678901234567890', 1.2345678901234568e29],
  ])('is read from %s', (text, value) => {
    expect(Object.is(readNumber(text), value)).toBe(true);
  });

  it.each([
    '',
    ' ',
    ' 1',
    '1 ',
    '\u00a01',
    '1\n',
    '+1',
    '.5',
    '5.',
    '1.e3',
    '-',
    '--1',
    '1e',
    'e3',
    '1e3.5',
    '1,5',
    '1,000',
    '1 000',
    '1_000',
    '0x10',
    '1e999',
    '-1e309',
    'Infinity',
    '-Infinity',
    'NaN',
    '١٢٣',
    '1\u0000',
    '€5',
    '5 %',
    'true',
  ])('is not read from %j', (text) => {
    expect(readNumber(text)).toBeUndefined();
  });
});

describe('a boolean', () => {
  it.each(['true', 'TRUE', 'True', 'tRuE', 'yes', 'YES', 'Yes', 'yEs'])('is true for %s', (text) => {
    expect(readBoolean(text)).toBe(true);
  });

  it.each(['false', 'FALSE', 'False', 'no', 'NO', 'No', 'nO'])('is false for %s', (text) => {
    expect(readBoolean(text)).toBe(false);
  });

  it.each(['', ' ', ' true', 'true ', 'yes\n', '1', '0', 'y', 'n', 't', 'f', 'on', 'off', 'ja', 'nej', 'null', 'yeſ'])(
    'is not read from %j',
    (text) => {
      expect(readBoolean(text)).toBeUndefined();
    },
  );
});

const acceptedMoments = [
  ['2026-01-15', '2026-01-15'],
  ['2026-01-15 09:00', '2026-01-15'],
  ['2026-01-15T09:00', '2026-01-15'],
  ['2026-01-15 09:00:30', '2026-01-15'],
  ['2026-01-15T09:00:30.125', '2026-01-15'],
  ['2026-01-15T23:59:59.999Z', '2026-01-15'],
  ['2026-01-15 00:00Z', '2026-01-15'],
  ['2026-01-15T00:30+02:00', '2026-01-15'],
  ['2026-01-15T23:30:00-11:00', '2026-01-15'],
  ['2026-01-15T23:30:00.000+14:00', '2026-01-15'],
  ['2024-02-29', '2024-02-29'],
  ['2000-02-29', '2000-02-29'],
  ['1969-12-31', '1969-12-31'],
  ['0001-01-01', '0001-01-01'],
  ['0000-02-29', '0000-02-29'],
  ['9999-12-31', '9999-12-31'],
] as const;

const refusedMoments = [
  '',
  ' ',
  '2026-01-15 ',
  ' 2026-01-15',
  '2026-1-15',
  '2026-01-5',
  '26-01-15',
  '02026-01-15',
  '+2026-01-15',
  '-2026-01-15',
  '2026/01/15',
  '20260115',
  '15 January 2025',
  '01/15/2026',
  '15.01.2026',
  '2026-00-15',
  '2026-13-15',
  '2026-01-00',
  '2026-01-32',
  '2026-04-31',
  '2025-02-29',
  '1900-02-29',
  '2100-02-29',
  '2026-01-15T',
  '2026-01-15 9:00',
  '2026-01-15 09',
  '2026-01-15  09:00',
  '2026-01-15_09:00',
  '2026-01-15t09:00',
  '2026-01-15T09:00z',
  '2026-01-15 24:00',
  '2026-01-15 09:60',
  '2026-01-15 09:00:60',
  '2026-01-15 09:00:',
  '2026-01-15 09:00:30.',
  '2026-01-15 09:00:30.1',
  '2026-01-15 09:00:30.12',
  '2026-01-15 09:00:30.1234',
  '2026-01-15 09:00:30.123456',
  '2026-01-15 09:00.123',
  '2026-01-15 09:00 Z',
  '2026-01-15 09:00 +02:00',
  '2026-01-15 09:00+2:00',
  '2026-01-15 09:00+0200',
  '2026-01-15 09:00+02',
  '2026-01-15 09:00+02:00:00',
  '2026-01-15 09:00+24:00',
  '2026-01-15 09:00+02:60',
  '2026-01-15 09:00ZZ',
  '2026-01-15Z',
  '2026-01-15+02:00',
  '2026-01-15 09:00 AM',
  '2026-01-15 09:00[Europe/Stockholm]',
  '2026-01-15\n',
  '2026-01-15\u000009:00',
  '２０２６-01-15',
  '2026-01‐15',
  'today',
  'now',
  'null',
] as const;

describe('a date', () => {
  it.each(acceptedMoments)('is the day as written in %s', (text, expected) => {
    const [year, month, date] = expected.split('-').map(Number) as [number, number, number];
    expect(readDate(text)).toBe(dayOf(year, month, date));
    if (year >= 100) expect(readDate(text)).toBe(day(expected));
  });

  it.each(refusedMoments)('is not read from %j', (text) => {
    expect(readDate(text)).toBeUndefined();
    expect(readMoment(text)).toBeUndefined();
  });

  it('is the UTC day of 13-digit epoch milliseconds', () => {
    expect(readDate('1768467600000')).toBe(day('2026-01-15'));
    expect(readDate('1768521599999')).toBe(day('2026-01-15'));
    expect(readDate('1768521600000')).toBe(day('2026-01-16'));
    expect(readDate('0000000000000')).toBe(0);
    expect(readDate('9999999999999')).toBe(day('2286-11-20'));
  });

  it.each(['176846760000', '17684676000000', '-1768467600000', '1768467600000.0', ' 1768467600000', '1768467600', '0'])(
    'is not read from %s, which is no 13-digit epoch',
    (text) => {
      expect(readDate(text)).toBeUndefined();
      expect(readDateTime(text, utc)).toBeUndefined();
    },
  );
});

describe('a datetime', () => {
  it.each([
    ['2026-01-15', '2026-01-14T23:00:00Z'],
    ['2026-07-15', '2026-07-14T22:00:00Z'],
    ['2026-01-15 09:00', '2026-01-15T08:00:00Z'],
    ['2026-01-15T09:00:30', '2026-01-15T08:00:30Z'],
    ['2026-01-15 09:00:30.125', '2026-01-15T08:00:30.125Z'],
    ['2026-07-15 09:00', '2026-07-15T07:00:00Z'],
    ['2026-01-15T09:00Z', '2026-01-15T09:00:00Z'],
    ['2026-01-15T09:00:00.001Z', '2026-01-15T09:00:00.001Z'],
    ['2026-01-15 09:00+05:45', '2026-01-15T03:15:00Z'],
    ['2026-01-15 09:00-09:30', '2026-01-15T18:30:00Z'],
    ['2026-01-15T00:00+00:00', '2026-01-15T00:00:00Z'],
    ['2026-01-15T00:00-00:00', '2026-01-15T00:00:00Z'],
    ['1768467600000', '2026-01-15T09:00:00Z'],
    ['9999999999999', '2286-11-20T17:46:39.999Z'],
    // Skipped by the clocks: it moves forward. Occurs twice: the first.
    ['2026-03-29 02:30', '2026-03-29T01:30:00Z'],
    ['2026-03-29 02:00', '2026-03-29T01:00:00Z'],
    ['2026-03-29 03:00', '2026-03-29T01:00:00Z'],
    ['2026-10-25 02:30', '2026-10-25T00:30:00Z'],
    ['2026-10-25 03:00', '2026-10-25T02:00:00Z'],
  ])('%s in Stockholm is %s', (text, expected) => {
    expect(readDateTime(text, stockholm)).toBe(instant(expected));
  });

  it.each(refusedMoments)('is not read from %j', (text) => {
    expect(readDateTime(text, stockholm)).toBeUndefined();
  });

  it('without a time is the start of the day, also where the day begins at one o’clock', () => {
    const saoPaulo = zoneOf('America/Sao_Paulo') as Zone;
    expect(readDateTime('2018-11-04', saoPaulo)).toBe(instant('2018-11-04T03:00:00Z'));
    expect(readDateTime('2018-11-04 00:00', saoPaulo)).toBe(instant('2018-11-04T03:00:00Z'));
    expect(readDateTime('2018-11-04 00:30', saoPaulo)).toBe(instant('2018-11-04T03:30:00Z'));
  });
});
