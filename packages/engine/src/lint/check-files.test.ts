import { expect, it } from 'vitest';
import { checked } from './checked.test-kit.ts';

it('rules that meet each other many times over are checked in no time', () => {
  const rules = Array.from({ length: 40 }, (_, index) => {
    const before = `r${index - 1}`;
    const text = index === 0 ? 'email is known' : `(meets ${before} and email is known) or does not meet ${before}`;
    return [`rules/r${index}.criteria`, text];
  });
  expect(checked(Object.fromEntries(rules)).filter(({ problem }) => problem.severity === 'error')).toEqual([]);
}, 5_000);

it('problems of settings come first, then those of rules in their order and in the order of the text', () => {
  const texts = {
    'listwise.yaml': 'version: 1\nparams: { spare: 1 }\n',
    'rules/b.criteria': 'emails_clicked = 0 or emails_replied = 0',
    'rules/a.criteria': 'email is known and email is unknown',
  };
  expect(checked(texts).map(({ file, problem }) => [file, problem.code])).toEqual([
    ['listwise.yaml', 'no-timezone'],
    ['listwise.yaml', 'unused-parameter'],
    ['rules/a.criteria', 'never-matches'],
    ['rules/b.criteria', 'zero-is-not-never'],
    ['rules/b.criteria', 'zero-is-not-never'],
  ]);
});
