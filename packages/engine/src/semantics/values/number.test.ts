import { describe, expect, it } from 'vitest';
import { afterFix, withoutMarks } from '../../problems/seen-problem.test-kit.ts';
import { bindingProblems, boundOperand, firstProblem } from '../bind.test-kit.ts';

const parameters = { n: 5, word: '5', flag: true };

describe('numbers', () => {
  it.each([
    ['score = 5', 5],
    ['score = 007', 7],
    ['score > -12.50', -12.5],
    ['score <= $n', 5],
    ['score has ever been 5', 5],
  ])('%s', (text, value) => expect(boundOperand(text, { parameters })).toEqual({ kind: 'number', value }));

  it('know no minus zero', () => {
    expect(Object.is((boundOperand('score = -0') as { value: number }).value, 0)).toBe(true);
  });

  it.each([
    ['score = «"5"»', 'quoted-number', { found: '5', property: 'score', expected: 'a number' }],
    ['score = «"five"»', 'wrong-value', { found: '"five"', expected: 'a number', property: 'score' }],
    ['score = «five»', 'wrong-value', { found: 'five', expected: 'a number', property: 'score' }],
    ['score = «true»', 'wrong-value', { found: 'true', expected: 'a number', property: 'score' }],
    ['score = «2026-01-15»', 'wrong-value', { found: '2026-01-15', expected: 'a number', property: 'score' }],
    ['score > «3 days ago»', 'wrong-value', { found: '3 days ago', expected: 'a number', property: 'score' }],
    ['score > «today»', 'wrong-value', { found: 'today', expected: 'a number', property: 'score' }],
    ['score = «$word»', 'parameter-type', { name: 'word', value: '5', expected: 'a number' }],
    ['score = «$flag»', 'parameter-type', { name: 'flag', value: 'true', expected: 'a number' }],
    ['score is between 1 and «x»', 'wrong-value', { found: 'x', expected: 'a number', property: 'score' }],
  ])('%s is %s', (at, code, facts) => {
    expect(bindingProblems(withoutMarks(at), { parameters })).toEqual([{ code, at, facts }]);
  });

  it('that no computer can hold', () => {
    const digits = '9'.repeat(400);
    expect(bindingProblems(`score < ${digits}`)).toEqual([
      {
        code: 'wrong-value',
        at: `score < «${digits}»`,
        facts: { found: digits, expected: 'a number that a computer can hold', property: 'score' },
      },
    ]);
  });

  it('in quotes are mended', () => {
    expect(afterFix('score = "-5.5"', firstProblem('score = "-5.5"'))).toBe('score = -5.5');
  });
});
