import { writesRecords } from '../../changes/writing-actions.ts';
import { problem } from '../../problems/problem.ts';
import { actionPlace } from '../action-place.ts';
import type { Lint } from '../lint.ts';

export const ruleWithoutOwner: Lint = ({ rule }) =>
  writesRecords(rule) && rule.frontMatter.owner === undefined
    ? [problem('rule-without-owner', actionPlace(rule), { action: rule.action })]
    : [];
