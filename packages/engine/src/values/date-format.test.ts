import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dateFormat, dateFormatTokens } from './date-format.ts';

const epoch = Temporal.PlainDate.from('1970-01-01');

/** `2026-01-15`, or with a time `2026-01-15 09:30:00`. */
function read(pattern: string, text: string): string | undefined {
  const moment = dateFormat(pattern)?.read(text);
  if (moment === undefined) return undefined;
  const date = epoch.add({ days: moment.day }).toString();
  if (moment.time === undefined) return date;
  return `${date} ${Temporal.PlainTime.from('00:00').add({ milliseconds: moment.time }).toString()}`;
}

describe('a form of dates', () => {
  it.each([
    ['DD/MM/YYYY', '15/01/2026', '2026-01-15'],
    ['MM/DD/YYYY', '01/15/2026', '2026-01-15'],
    ['D/M/YYYY', '5/1/2026', '2026-01-05'],
    ['D/M/YYYY', '05/01/2026', '2026-01-05'],
    ['DD.MM.YYYY', '15.01.2026', '2026-01-15'],
    ['YYYYMMDD', '20260115', '2026-01-15'],
    ['D MMMM YYYY', '15 January 2025', '2025-01-15'],
    ['D MMMM YYYY', '15 JANUARY 2025', '2025-01-15'],
    ['D MMM YYYY', '1 sep 2025', '2025-09-01'],
    ['MMMM D, YYYY', 'May 3, 2025', '2025-05-03'],
    ['DD/MM/YYYY', '29/02/2024', '2024-02-29'],
    ['DD/MM/YYYY HH:mm', '15/01/2026 09:30', '2026-01-15 09:30:00'],
    ['DD/MM/YYYY HH:mm:ss', '15/01/2026 23:59:59', '2026-01-15 23:59:59'],
    ['DD/MM/YYYY H:mm', '15/01/2026 9:30', '2026-01-15 09:30:00'],
    ['MM/DD/YYYY h:mm A', '01/15/2026 12:00 AM', '2026-01-15 00:00:00'],
    ['MM/DD/YYYY h:mm A', '01/15/2026 12:30 pm', '2026-01-15 12:30:00'],
    ['MM/DD/YYYY hh:mm A', '01/15/2026 11:59 PM', '2026-01-15 23:59:00'],
    ['MM/DD/YYYY h:mm A', '01/15/2026 1:05 AM', '2026-01-15 01:05:00'],
  ])('%s reads %s', (pattern, text, expected) => {
    expect(read(pattern, text)).toBe(expected);
  });

  it.each([
    ['DD/MM/YYYY', '31/02/2026'],
    ['DD/MM/YYYY', '29/02/2025'],
    ['DD/MM/YYYY', '01/15/2026'],
    ['DD/MM/YYYY', '5/1/2026'],
    ['DD/MM/YYYY', '15/01/26'],
    ['DD/MM/YYYY', ' 15/01/2026'],
    ['DD/MM/YYYY', '15/01/2026 '],
    ['DD/MM/YYYY', '15/01/2026 09:00'],
    ['DD/MM/YYYY', '15-01-2026'],
    ['DD.MM.YYYY', '15x01x2026'],
    ['D MMM YYYY', '1 sept 2025'],
    ['D MMMM YYYY', '15 Januari 2025'],
    ['DD/MM/YYYY HH:mm', '15/01/2026 24:00'],
    ['DD/MM/YYYY HH:mm', '15/01/2026 09:60'],
    ['MM/DD/YYYY h:mm A', '01/15/2026 13:00 PM'],
    ['MM/DD/YYYY h:mm A', '01/15/2026 0:30 AM'],
    ['DD/MM/YYYY', ''],
  ])('%s does not read %j', (pattern, text) => {
    expect(read(pattern, text)).toBeUndefined();
  });

  it.each(['', 'DD/MM', 'MM/YYYY', 'YYYY', 'DD/DD/YYYY', 'DD/MM/YYYY MM', 'M MM YYYY D', 'iso'])(
    '%j is none: it names no day, or a part twice',
    (pattern) => {
      expect(dateFormat(pattern)).toBeUndefined();
    },
  );

  it('of each listed token is read', () => {
    expect(dateFormatTokens).toEqual(
      expect.arrayContaining(['YYYY', 'MMMM', 'MMM', 'MM', 'M', 'DD', 'D', 'HH', 'H', 'hh', 'h', 'mm', 'ss', 'A']),
    );
  });
});
