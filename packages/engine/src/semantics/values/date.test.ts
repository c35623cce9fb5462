import { describe, expect, it } from 'vitest';
import { afterFix, withoutMarks } from '../../problems/seen-problem.test-kit.ts';
import { bindingProblems, boundOperand, firstProblem } from '../bind.test-kit.ts';

const day = (text: string) => ({ kind: 'day', day: Date.parse(text) / 86_400_000 });
const instant = (text: string) => ({ kind: 'instant', instant: Date.parse(text) });
const relative = (amount: number, unit: string) => ({ kind: 'relative', amount, unit });

const parameters = {
  day: '2026-01-15',
  time: '2026-01-15T09:00Z',
  word: 'today',
  n: 3,
  text: 'soon',
  bad: '2026-02-30',
  odd: 'toString',
};

describe('dates', () => {
  it.each([
    ['made is before 2026-01-15', day('2026-01-15')],
    ['born is on 2024-02-29', day('2024-02-29')],
    ['made is after 2026-01-15T09:00Z', instant('2026-01-15T09:00Z')],
    ['made is after 2026-01-15 09:00', instant('2026-01-15T09:00+01:00')],
    ['made is after 2026-07-15t09:00:30', instant('2026-07-15T09:00:30+02:00')],
    ['made is after 2026-01-15T09:00:30.250-05:00', instant('2026-01-15T09:00:30.250-05:00')],
    ['made is on today', relative(0, 'day')],
    ['born is on Yesterday', relative(-1, 'day')],
    ['born is on tomorrow', relative(1, 'day')],
    ['born is before 3 months ago', relative(-3, 'month')],
    ['made is after 1 Week from now', relative(1, 'week')],
    ['made is after $n quarters ago', relative(-3, 'quarter')],
    ['made is after seen_at', { kind: 'property', property: 'seen_at' }],
    ['made is before born', { kind: 'property', property: 'born' }],
    ['born is on made_at', { kind: 'property', property: 'made' }],
    ['made is after $day', day('2026-01-15')],
    ['made is after $time', instant('2026-01-15T09:00Z')],
    ['born is on $word', relative(0, 'day')],
    ['made has ever been 2026-01-15', day('2026-01-15')],
  ])('%s', (text, date) => expect(boundOperand(text, { parameters })).toEqual({ kind: 'date', date }));

  const expected = 'a date such as 2026-01-15, `today` or `90 days ago`';

  it.each([
    ['made is before «2026-02-30»', 'impossible-date', { found: '2026-02-30' }],
    ['born is on «2025-02-29»', 'impossible-date', { found: '2025-02-29' }],
    ['born is on «2026-13-01»', 'impossible-date', { found: '2026-13-01' }],
    ['made is before «2026-01-15T25:00»', 'impossible-date', { found: '2026-01-15T25:00' }],
    ['made is before «2026-01-15T09:00+25:00»', 'impossible-date', { found: '2026-01-15T09:00+25:00' }],
    ['born is before «2026-01-15T09:00»', 'time-on-date', { property: 'born', day: '2026-01-15' }],
    ['born is before «$time»', 'time-on-date', { property: 'born', day: '2026-01-15' }],
    ['made is before «title»', 'not-a-date-property', { found: 'title', type: 'text' }],
    ['made is before «flag»', 'not-a-date-property', { found: 'flag', type: 'true or false' }],
    [
      'made is before «seen_att»',
      'unknown-property',
      { name: 'seen_att', object: 'contact', suggestions: ['seen_at'] },
    ],
    ['made is before «"2026-01-15"»', 'quoted-number', { found: '2026-01-15', property: 'made', expected: 'a date' }],
    ['made is before «"soon"»', 'wrong-value', { found: '"soon"', expected, property: 'made' }],
    ['made is before «15»', 'wrong-value', { found: '15', expected, property: 'made' }],
    ['made is before «true»', 'wrong-value', { found: 'true', expected, property: 'made' }],
    [
      'made is before «$text»',
      'parameter-type',
      { name: 'text', value: 'soon', expected: 'a date such as 2026-01-15' },
    ],
    ['made is before «$n»', 'parameter-type', { name: 'n', value: '3', expected: 'a date such as 2026-01-15' }],
    [
      'made is before «$bad»',
      'parameter-type',
      { name: 'bad', value: '2026-02-30', expected: 'a date such as 2026-01-15' },
    ],
    [
      'made is before «$odd»',
      'parameter-type',
      { name: 'odd', value: 'toString', expected: 'a date such as 2026-01-15' },
    ],
  ])('%s is %s', (at, code, facts) => {
    expect(bindingProblems(withoutMarks(at), { parameters })).toEqual([{ code, at, facts }]);
  });

  it.each([
    ['made is before "2026-01-15"', 'made is before 2026-01-15', true],
    ['made is before "2026-01-15 09:00"', 'made is before 2026-01-15 09:00', true],
    ['born is before 2026-01-15T09:00', 'born is before 2026-01-15', false],
    ['made is before "2026-02-30"', undefined, undefined],
  ])('are mended: %s', (text, after, safe) => {
    expect(afterFix(text, firstProblem(text))).toBe(after);
    expect(firstProblem(text)?.fix?.safe).toBe(safe);
  });

  it('at both ends of a range are told', () => {
    expect(bindingProblems('made is between 2026-02-30 and title').map(({ code }) => code)).toEqual([
      'impossible-date',
      'not-a-date-property',
    ]);
  });

  it('inside where are compared with dates of the same record', () => {
    expect(bindingProblems('has any deal where (amount > 5)')).toEqual([]);
  });

  it('a time has at most three digits behind the second', () => {
    expect(bindingProblems('made is after 2026-01-15T09:00:30.2500000Z').map(({ code }) => code)).toEqual([
      'impossible-date',
    ]);
  });
});
