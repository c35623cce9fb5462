import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../problems/registry.ts';
import { afterFix, withoutMarks } from '../../problems/seen-problem.test-kit.ts';
import { bindingProblems, bound, boundOperand, firstProblem, type Surroundings } from '../bind.test-kit.ts';
import { asWritten } from './option.ts';

function expectOne(at: string, code: ProblemCode, facts: object, surroundings: Surroundings = {}): void {
  expect(bindingProblems(withoutMarks(at), surroundings)).toEqual([{ code, at, facts }]);
}

const texts = (...values: string[]) => ({ kind: 'texts', values });
const options = ['7', 'NEW', 'OPEN', '1-5', 'Today', 'True'];

describe('a value of an enumeration', () => {
  it.each([
    ['stage = NEW', 'NEW'],
    ['stage = "NEW"', 'NEW'],
    ['stage = "1-5"', '1-5'],
    ['stage = 7', '7'],
    ['stage = "7"', '7'],
    ['stage = Today', 'Today'],
    ['stage = "Today"', 'Today'],
    ['stage = "True"', 'True'],
    ['stage = $one', 'OPEN'],
    ['stage = $label', 'NEW'],
    ['stage = $seven', '7'],
    ['basis = "C d"', 'C d'],
    ['stage has ever been NEW', 'NEW'],
  ])('%s', (text, value) => {
    expect(boundOperand(text, { parameters: { one: 'OPEN', label: 'New one', seven: 7 } })).toEqual(texts(value));
  });

  it.each([
    ['stage = «NOPE»', 'NOPE', []],
    ['stage = «NEWW»', 'NEWW', ['NEW']],
    ['stage = «new»', 'new', ['NEW']],
    ['stage = «"new one"»', 'new one', ['NEW']],
    ['stage = «"1 - 5"»', '1 - 5', ['1-5']],
    ['stage is any of (NEW, «OPENN»)', 'OPENN', ['OPEN']],
  ])('that is no option: %s', (at, value, suggestions) => {
    expectOne(at, 'unknown-option', { value, property: 'stage', options, suggestions });
  });

  it.each([
    ['stage = NEWW', 'stage = NEW'],
    ['stage = "1 - 5"', 'stage = "1-5"'],
    ['stage = "new one"', 'stage = NEW'],
    ['stage = NOPE', undefined],
  ])('is mended where one is meant: %s', (text, expected) => {
    expect(afterFix(text, firstProblem(text))).toBe(expected);
  });

  it.each([
    ['stage = «""»', 'empty-text', { property: 'stage' }],
    ['stage = «2026-01-15»', 'wrong-value', { found: '2026-01-15', expected: 'one of its options', property: 'stage' }],
    ['stage = «3 days ago»', 'wrong-value', { found: '3 days ago', expected: 'one of its options', property: 'stage' }],
    ['stage = «$day»', 'parameter-type', { name: 'day', value: '2026-01-15', expected: 'a value of stage' }],
    ['stage = «$flag»', 'parameter-type', { name: 'flag', value: 'true', expected: 'a value of stage' }],
  ] as const)('%s is %s', (at, code, facts) => {
    expectOne(at, code, facts, { parameters: { day: '2026-01-15', flag: true } });
  });

  it('is misread where an operator is misspelt, and then not mended behind the author', () => {
    for (const text of ['stage is unknwon', 'stage is not empty', 'stage is blank', 'owner is not empty'])
      expect([text, bound(text).problems.map(({ severity, fix }) => [severity, fix?.safe === true])]).toEqual([
        text,
        [['error', false]],
      ]);
  });
});

describe('a label in quotes', () => {
  it.each([
    ['stage = «"New one"»', 'New one', 'NEW', 'stage = NEW'],
    ['stage = «"One to five"»', 'One to five', '1-5', 'stage = "1-5"'],
    ['stage = «"This day"»', 'This day', 'Today', 'stage = Today'],
    ['stage = «"So"»', 'So', 'True', 'stage = "True"'],
    ['stage is any of (OPEN, «"Seven"»)', 'Seven', '7', 'stage is any of (OPEN, 7)'],
    ['basis contains all of («"Third"»)', 'Third', 'C d', 'basis contains all of ("C d")'],
    ['owner = «"Bo"»', 'Bo', '12', 'owner = 12'],
  ])('is bound to its value, and told: %s', (at, label, value, after) => {
    const text = withoutMarks(at);
    expectOne(at, 'option-label', { label, value });
    const { criteria, problems } = bound(text);
    expect(problems.map(({ severity, fix }) => [severity, fix?.safe])).toEqual([['information', true]]);
    expect(criteria).toMatchObject({ operand: { values: expect.arrayContaining([value]) as unknown } });
    expect(afterFix(text, problems[0])).toBe(after);
    expect(boundOperand(after)).toEqual((criteria as { operand: unknown }).operand);
  });

  it('never goes before a value', () => {
    expect(bound('owner = "12"').problems).toEqual([]);
  });

  it('without quotes is no label', () => {
    expectOne('stage = «Seven»', 'unknown-option', { value: 'Seven', property: 'stage', options, suggestions: ['7'] });
  });
});

describe('an open enumeration', () => {
  it.each([
    ['owner = 99', '99'],
    ['owner = anyone', 'anyone'],
    ['owner = "Any One"', 'Any One'],
    ['owner = Today', 'Today'],
    ['owner = TODAY', 'TODAY'],
    ['owner = $x', 'x y'],
  ])('takes anything: %s', (text, value) => {
    expect(boundOperand(text, { parameters: { x: 'x y' } })).toEqual(texts(value));
  });
});

describe('an option as a rule writes it', () => {
  it.each([
    ['NEW', 'NEW'],
    ['new_one', 'new_one'],
    ['7', '7'],
    ['-1.5', '-1.5'],
    ['1-5', '"1-5"'],
    ['C d', '"C d"'],
    ['and', '"and"'],
    ['Has', '"Has"'],
    ['true', 'true'],
    ['True', '"True"'],
    ['a"b', '"a\\"b"'],
    ['å', '"å"'],
    ['', '""'],
  ])('%s is %s', (option, written) => expect(asWritten(option)).toBe(written));
});
