import { writesRecords } from '../../changes/writing-actions.ts';
import { problem } from '../../problems/problem.ts';
import { testFileOf } from '../../project/test-file.ts';
import { actionPlace } from '../action-place.ts';
import type { Lint } from '../lint.ts';

export const ruleWithoutTest: Lint = ({ rule, hasTest }) => {
  if (hasTest === undefined || !writesRecords(rule) || hasTest(rule)) return [];
  const test = testFileOf(rule.file);
  return [problem('rule-without-test', actionPlace(rule), { action: rule.action, test })];
};
