import { preferredName } from '../../catalog/property.ts';
import { problem } from '../../problems/problem.ts';
import type { Lint } from '../lint.ts';
import { ownClauses } from '../own-clauses.ts';

const bounceReasons = ['hs_email_hard_bounce_reason_enum', 'hs_email_hard_bounce_reason'];

/** A contact that was unbounced, or made anew, may still carry the reason, and an active list keeps it. */
export const activeBounceList: Lint = (scope) => {
  const { action, frontMatter, document } = scope.rule;
  const { list } = frontMatter;
  const isActive = list === 'active' || (typeof list === 'object' && list.type === 'active');
  if (action !== 'list' || !isActive || document.frontMatter === undefined) return [];
  const clause = ownClauses(scope).find(({ comparison }) => bounceReasons.includes(comparison.property.name));
  if (clause === undefined) return [];
  const span = document.frontMatter.spanOf(list === 'active' ? ['list'] : ['list', 'type']);
  const fix = { title: 'Make the list static', edits: [{ span, text: 'static' }], safe: false };
  return [problem('active-bounce-list', span, { property: preferredName(clause.comparison.property) }, { fix })];
};
