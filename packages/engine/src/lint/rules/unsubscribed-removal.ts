import { problem } from '../../problems/problem.ts';
import type { Lint } from '../lint.ts';
import { formulaOf, isEqual, ownClauses } from '../own-clauses.ts';

const optOuts = /^(?:hs_email_optout(?:_\d+)?|portal_unsubscribe|opted_out_of_every_type)$/;

/** The contact shows the opt-out; when its address comes back without the contact, nobody sees it. */
export const unsubscribedRemoval: Lint = (scope) => {
  const { rule, criteria, reasoner } = scope;
  if (rule.action !== 'archive' && rule.action !== 'delete') return [];
  return ownClauses(scope)
    .filter((clause) => {
      const { property } = clause.comparison;
      if (!optOuts.test(property.name) || property.type !== 'boolean') return false;
      const isOptedOut = isEqual(property, true, scope);
      return (
        reasoner.follows([formulaOf(clause, scope)], isOptedOut) &&
        !reasoner.isImpossible([reasoner.formula(criteria), isOptedOut])
      );
    })
    .slice(0, 1)
    .map(({ comparison, text }) =>
      problem('unsubscribed-removal', comparison.span, { clause: text, action: rule.action }),
    );
};
