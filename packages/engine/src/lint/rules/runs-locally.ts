import { not } from '../../plan/formula.ts';
import { planBuilder } from '../../plan/logical-plan.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { BoundCriteria } from '../../semantics/bound-criteria.ts';
import { searchPlan } from '../../sources/hubspot/filters/search/search-plan.ts';
import type { Lint, LintScope } from '../lint.ts';

/** Where a project's contacts are read from HubSpot: each clause whose candidates are more than its matches. */
export const runsLocally: Lint = (scope) => {
  const { source, sources } = scope.project.config;
  return sources[source]?.type === 'hubspot' ? inside(scope.criteria, false, scope) : [];
};

function inside(part: BoundCriteria, isNegated: boolean, scope: LintScope): readonly Problem[] {
  switch (part.kind) {
    case 'and':
    case 'or':
      return part.operands.flatMap((operand) => inside(operand, isNegated, scope));
    case 'not':
      return inside(part.operand, !isNegated, scope);
    case 'meets':
    case 'everyone':
      return [];
    default:
      return ofClause(part, isNegated, scope);
  }
}

function ofClause(
  clause: BoundCriteria,
  isNegated: boolean,
  { rule, project: { catalog }, moment }: LintScope,
): Problem[] {
  const builder = planBuilder(catalog, moment);
  const formula = builder.criteria(clause);
  const [first] = searchPlan([isNegated ? not(formula) : formula], builder.build()).local;
  if (first === undefined) return [];
  const { start, end } = clause.span;
  const words = rule.document.text.slice(start, end);
  return [problem('runs-locally', clause.span, { clause: isNegated ? `not ${words}` : words, reason: first.reason })];
}
