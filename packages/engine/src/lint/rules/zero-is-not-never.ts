import { preferredName } from '../../catalog/property.ts';
import { problem } from '../../problems/problem.ts';
import type { BoundComparison } from '../../semantics/bound-criteria.ts';
import type { Lint } from '../lint.ts';
import { ownClauses, speaksOfUnknown } from '../own-clauses.ts';

/** What never happened is unknown, not 0: a clause that asks for 0 alone leaves those contacts out. */
export const zeroIsNotNever: Lint = (scope) => {
  const clauses = ownClauses(scope);
  return clauses
    .filter(
      ({ comparison, isNegated }) =>
        !isNegated &&
        comparison.property.origin === 'record' &&
        asksForZero(comparison) &&
        !speaksOfUnknown(clauses, comparison.property),
    )
    .map(({ comparison: { property, span }, text }) => {
      const name = preferredName(property);
      const edits = [{ span, text: `(${text} or ${name} is unknown)` }];
      const fix = { title: 'Take those to whom it never happened as well', edits, safe: false };
      return problem('zero-is-not-never', span, { clause: text, property: name }, { fix });
    });
};

function asksForZero({ operator, operand }: BoundComparison): boolean {
  if (operand.kind === 'number range') return operator === 'is_between' && operand.from === 0 && operand.to === 0;
  if (operand.kind !== 'number') return false;
  if (operator === 'equals' || operator === 'at_most') return operand.value === 0;
  return operator === 'less_than' && operand.value > 0 && operand.value <= 1;
}
