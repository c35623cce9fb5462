import { writesRecords } from '../../changes/writing-actions.ts';
import { problem } from '../../problems/problem.ts';
import { actionPlace } from '../action-place.ts';
import type { Lint } from '../lint.ts';

export const projectWithoutProtection: Lint = ({ rule, project }) =>
  writesRecords(rule) && !project.rules.some(({ action }) => action === 'protect')
    ? [problem('project-without-protection', actionPlace(rule), { action: rule.action })]
    : [];
