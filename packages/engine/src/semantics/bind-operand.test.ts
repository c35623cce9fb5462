import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../problems/registry.ts';
import { withoutMarks } from '../problems/seen-problem.test-kit.ts';
import { bindingProblems, boundOperand, type Surroundings } from './bind.test-kit.ts';

function expectOne(at: string, code: ProblemCode, facts: object, surroundings: Surroundings = {}): void {
  expect(bindingProblems(withoutMarks(at), surroundings)).toEqual([{ code, at, facts }]);
}

const texts = (...values: string[]) => ({ kind: 'texts', values });

describe('lists', () => {
  it.each([
    ['title is any of ("b", "a", "b")', texts('b', 'a')],
    ['stage is any of (NEW, "1-5", 7)', texts('NEW', '1-5', '7')],
    ['basis is exactly (A, "C d")', texts('A', 'C d')],
    ['title contains any of ("x")', texts('x')],
    ['stage has ever been any of (NEW)', texts('NEW')],
  ])('%s', (text, operand) => expect(boundOperand(text)).toEqual(operand));

  const sets = { words: ['y', 'x'], stages: ['OPEN', 'NEW'], labels: ['Open one', 'NEW'], strangers: ['NEW', 'nope'] };

  it.each([
    ['title is any of $words', { ...texts('y', 'x'), set: 'words' }],
    ['title is any of ("x", $words, "z")', { ...texts('x', 'y', 'z'), set: 'words' }],
    ['stage is none of $stages', { ...texts('OPEN', 'NEW'), set: 'stages' }],
    ['stage is any of $labels', { ...texts('OPEN', 'NEW'), set: 'labels' }],
    ['owner is any of $words', { ...texts('y', 'x'), set: 'words' }],
    ['title is any of ($word)', texts('w')],
  ])('with sets and parameters: %s', (text, operand) => {
    expect(boundOperand(text, { sets, parameters: { word: 'w' } })).toEqual(operand);
  });

  it('take a long set', () => {
    const domains = Array.from({ length: 50_000 }, (_, index) => `domain${index}.example`);
    expect(boundOperand('title is any of $domains', { sets: { domains } })).toEqual({
      ...texts(...domains),
      set: 'domains',
    });
  });

  it.each([
    ['title is any of «()»', 'empty-list', {}],
    ['title is none of «()»', 'empty-list', {}],
    ['title is any of («""», "x")', 'empty-text', { property: 'title' }],
    ['title is none of «$none»', 'empty-set', { name: 'none', file: 'sets/none.txt' }],
    [
      'title is any of ("x", «$gone»)',
      'missing-set',
      { name: 'gone', file: 'sets/gone.txt', reason: 'there is no such file' },
    ],
    ['title is any of «$nowhere»', 'unknown-parameter', { name: 'nowhere', suggestions: [] }],
    ['title is any of («$both»)', 'parameter-and-set', { name: 'both' }],
    ['title is any of «$both»', 'parameter-and-set', { name: 'both' }],
    ['title = «$words»', 'set-as-value', { name: 'words', operators: ['is any of', 'is none of'] }],
    ['title contains «$words»', 'set-as-value', { name: 'words', operators: ['contains any of'] }],
  ] as const)('%s is %s', (at, code, facts) => {
    const surroundings = {
      sets: { words: ['x'], none: [], gone: 'there is no such file', both: ['x'] },
      parameters: { both: 'x' },
    };
    expectOne(at, code, facts, surroundings);
  });

  it('advise no operator that the property does not take', () => {
    const [found] = bindingProblems('score > $words', { sets: { words: ['1'] } });
    expect(found).toMatchObject({ code: 'set-as-value', facts: { name: 'words', operators: [] } });
  });

  it('tell each wrong value at its place', () => {
    const text = 'stage is any of (NEW, NOPE, "Open one", 8)';
    expect(bindingProblems(text).map(({ code, at }) => [code, at])).toEqual([
      ['unknown-option', text.replace('NOPE', '«NOPE»')],
      ['option-label', text.replace('"Open one"', '«"Open one"»')],
      ['unknown-option', text.replace('8', '«8»')],
    ]);
  });

  it('tell a stranger in a set at the name of the set, with the value', () => {
    expectOne(
      'stage is any of (NEW, «$strangers»)',
      'unknown-option',
      { value: 'nope', property: 'stage', options: ['7', 'NEW', 'OPEN', '1-5', 'Today', 'True'], suggestions: [] },
      { sets },
    );
  });
});

describe('ranges', () => {
  const day = (text: string) => ({ kind: 'day', day: Date.parse(text) / 86_400_000 });

  it.each([
    ['score is between 5 and 10', { kind: 'number range', from: 5, to: 10 }],
    ['score is not between -1.5 and -1.5', { kind: 'number range', from: -1.5, to: -1.5 }],
    ['score is between $low and 10', { kind: 'number range', from: 2, to: 10 }],
    [
      'born is between 2026-01-01 and 2026-01-01',
      { kind: 'date range', from: day('2026-01-01'), to: day('2026-01-01') },
    ],
    [
      'made is between 30 days ago and today',
      {
        kind: 'date range',
        from: { kind: 'relative', amount: -30, unit: 'day' },
        to: { kind: 'relative', amount: 0, unit: 'day' },
      },
    ],
    [
      'made is between born and 2026-01-01',
      { kind: 'date range', from: { kind: 'property', property: 'born' }, to: day('2026-01-01') },
    ],
  ])('%s', (text, operand) => expect(boundOperand(text, { parameters: { low: 2 } })).toEqual(operand));

  it.each([
    ['score is between «10 and 5»', '10', '5'],
    ['score is not between «0.5 and 0.25»', '0.5', '0.25'],
    ['score is between «$high and 10»', '$high', '10'],
    ['born is between «2026-02-01 and 2026-01-01»', '2026-02-01', '2026-01-01'],
    ['made is between «2026-01-01T10:00 and 2026-01-01T09:00»', '2026-01-01T10:00', '2026-01-01T09:00'],
    ['made is between «today and 30 days ago»', 'today', '30 days ago'],
    ['made is between «1 week from now and yesterday»', '1 week from now', 'yesterday'],
    ['made is between «2026-01-02 and 2026-01-01T09:00»', '2026-01-02', '2026-01-01T09:00'],
    ['made is between «2 months ago and 3 months ago»', '2 months ago', '3 months ago'],
  ])('are the wrong way round: %s', (at, from, to) => {
    expectOne(at, 'reversed-range', { from, to }, { parameters: { high: 20 } });
  });

  it('whose ends may meet as time goes by are left alone', () => {
    expect(bindingProblems('made is between 2026-01-01 and 30 days ago')).toEqual([]);
    expect(bindingProblems('made is between seen_at and hired')).toEqual([]);
  });
});

describe('spans', () => {
  it.each([
    ['made is more than 0 days ago', { kind: 'span', count: 0, unit: 'day' }],
    ['made is more than 36500 days ago', { kind: 'span', count: 36_500, unit: 'day' }],
    ['made is in the next $n quarters', { kind: 'span', count: 2, unit: 'quarter' }],
    ['title was updated in the last 1 year', { kind: 'span', count: 1, unit: 'year' }],
    ['made is in last MONTHS', { kind: 'unit', unit: 'month' }],
  ])('%s', (text, operand) => expect(boundOperand(text, { parameters: { n: 2 } })).toEqual(operand));

  it.each([
    ['made is more than «36501» days ago', '36501'],
    ['made is less than «-1» days from now', '-1'],
    ['made is in the last «1.5» weeks', '1.5'],
    ['made is in the last «5.0» weeks', '5.0'],
    ['title was not updated in the last «99999999999999999999» years', '99999999999999999999'],
    ['made is before «36501» days ago', '36501'],
    ['made is more than «$huge» days ago', '40000'],
    ['made is more than «$half» days ago', '0.5'],
  ])('count from 0 to 36,500 in whole numbers: %s', (at, found) => {
    expectOne(
      at,
      'number-out-of-range',
      { found, least: 0, most: 36_500 },
      { parameters: { huge: 40_000, half: 0.5 } },
    );
  });

  it('take no parameter that is no number', () => {
    expectOne(
      'made is more than «$word» days ago',
      'parameter-type',
      { name: 'word', value: 'x', expected: 'a whole number' },
      { parameters: { word: 'x' } },
    );
  });
});
