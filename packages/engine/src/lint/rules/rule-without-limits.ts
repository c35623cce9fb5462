import { writesRecords } from '../../changes/writing-actions.ts';
import { problem } from '../../problems/problem.ts';
import { actionPlace } from '../action-place.ts';
import type { Lint } from '../lint.ts';

export const ruleWithoutLimits: Lint = ({ rule }) =>
  writesRecords(rule) && rule.frontMatter.limits === undefined
    ? [problem('rule-without-limits', actionPlace(rule), { action: rule.action })]
    : [];
