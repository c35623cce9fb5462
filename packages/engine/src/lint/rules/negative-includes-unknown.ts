import { preferredName } from '../../catalog/property.ts';
import { writesRecords } from '../../changes/writing-actions.ts';
import { not } from '../../plan/formula.ts';
import { problem } from '../../problems/problem.ts';
import type { Lint } from '../lint.ts';
import { includesUnknown, isKnown, ownClauses, speaksOfUnknown } from '../own-clauses.ts';

/** A negative predicate holds where there is no value: in a rule that writes, say whether that is meant. */
export const negativeIncludesUnknown: Lint = (scope) => {
  const { rule, criteria, reasoner } = scope;
  if (!writesRecords(rule)) return [];
  const clauses = ownClauses(scope);
  return clauses
    .filter((clause) => {
      const { operator, property } = clause.comparison;
      if (operator === 'is_unknown' || operator === 'is_known' || !includesUnknown(clause)) return false;
      if (speaksOfUnknown(clauses, property)) return false;
      return !reasoner.isImpossible([reasoner.formula(criteria), not(isKnown(property, scope))]);
    })
    .map(({ comparison: { property, span }, text, isNegated }) => {
      const name = preferredName(property);
      const edits = [{ span, text: `(${name} is known and ${text})` }];
      const fix = isNegated ? {} : { fix: { title: `Leave out contacts without a ${name}`, edits, safe: false } };
      return problem('negative-includes-unknown', span, { clause: text, property: name, action: rule.action }, fix);
    });
};
