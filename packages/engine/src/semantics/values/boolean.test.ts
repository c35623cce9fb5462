import { describe, expect, it } from 'vitest';
import { afterFix, withoutMarks } from '../../problems/seen-problem.test-kit.ts';
import { bindingProblems, bound, boundOperand, firstProblem } from '../bind.test-kit.ts';

const parameters = { yes: true, word: 'true' };

describe('true or false', () => {
  it.each([
    ['flag = true', true],
    ['flag is False', false],
    ['flag != $yes', true],
    ['flag has ever been true', true],
    ['kept = false', false],
  ])('%s', (text, value) => expect(boundOperand(text, { parameters })).toEqual({ kind: 'boolean', value }));

  it.each([
    ['flag = «yes»', 'yes', 'flag = true'],
    ['flag = «No»', 'No', 'flag = false'],
    ['flag = «"true"»', '"true"', 'flag = true'],
    ['flag = «"FALSE"»', '"FALSE"', 'flag = false'],
    ['flag = «1»', '1', undefined],
    ['flag = «maybe»', 'maybe', undefined],
    ['flag = «"Kept contact"»', '"Kept contact"', undefined],
  ])('is not %s', (at, found, after) => {
    const text = withoutMarks(at);
    const facts = { found, expected: '`true` or `false`', property: 'flag' };
    expect(bindingProblems(text)).toEqual([{ code: 'wrong-value', at, facts }]);
    expect(afterFix(text, firstProblem(text))).toBe(after);
  });

  it('in the words of the CRM is bound, and told', () => {
    const text = 'kept = "Left contact"';
    const { criteria, problems } = bound(text);
    expect(criteria).toMatchObject({ operand: { kind: 'boolean', value: false } });
    expect(bindingProblems(text)).toEqual([
      { code: 'option-label', at: 'kept = «"Left contact"»', facts: { label: 'Left contact', value: 'false' } },
    ]);
    expect(afterFix(text, problems[0])).toBe('kept = false');
  });

  it('is no text of a parameter', () => {
    expect(bindingProblems('flag = $word', { parameters })).toEqual([
      {
        code: 'parameter-type',
        at: 'flag = «$word»',
        facts: { name: 'word', value: 'true', expected: '`true` or `false`' },
      },
    ]);
  });
});
