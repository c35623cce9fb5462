import { operatorOf, readsHistory } from '../catalog/operators.ts';
import type { Property } from '../catalog/property.ts';
import { propertyKey } from '../catalog/property.ts';
import { type Formula, not } from '../plan/formula.ts';
import type { BoundComparison, BoundCriteria, BoundOperand } from '../semantics/bound-criteria.ts';
import type { LintScope } from './lint.ts';

/** A comparison that a rule itself writes, and whether a `not` turns it round. */
export interface OwnClause {
  readonly comparison: BoundComparison;
  readonly isNegated: boolean;
  /** The words of the rule. */
  readonly text: string;
}

/** The comparisons about the contact in a rule's own text, not in the rules that it meets. */
export function ownClauses({ rule, criteria }: Pick<LintScope, 'rule' | 'criteria'>): OwnClause[] {
  const { text } = rule.document;
  const visit = (part: BoundCriteria, isNegated: boolean): OwnClause[] => {
    switch (part.kind) {
      case 'and':
      case 'or':
        return part.operands.flatMap((operand) => visit(operand, isNegated));
      case 'not':
        return visit(part.operand, !isNegated);
      case 'comparison': {
        const words = text.slice(part.span.start, part.span.end);
        return [{ comparison: part, isNegated, text: isNegated ? `not ${words}` : words }];
      }
      default:
        return [];
    }
  };
  return visit(criteria, false);
}

/** Whether it holds for contacts without a value; what reads history says nothing of that. */
export function includesUnknown({ comparison, isNegated }: OwnClause): boolean {
  return !readsHistory(comparison.operator) && operatorOf(comparison.operator).onUnknown !== isNegated;
}

/** The rule says by itself what becomes of contacts without a value. */
export function speaksOfUnknown(clauses: readonly OwnClause[], property: Property): boolean {
  return clauses.some(
    ({ comparison }) =>
      comparison.operator === 'is_unknown' && propertyKey(comparison.property) === propertyKey(property),
  );
}

export function formulaOf({ comparison, isNegated }: OwnClause, { reasoner }: LintScope): Formula {
  const formula = reasoner.formula(comparison);
  return isNegated ? not(formula) : formula;
}

const nowhere = { start: 0, end: 0 };

export function isKnown(property: Property, { reasoner }: LintScope): Formula {
  return reasoner.formula({
    kind: 'comparison',
    property,
    operator: 'is_known',
    operand: { kind: 'none' },
    span: nowhere,
  });
}

export function isEqual(property: Property, value: string | boolean, { reasoner }: LintScope): Formula {
  const operand: BoundOperand =
    typeof value === 'string' ? { kind: 'texts', values: [value] } : { kind: 'boolean', value };
  return reasoner.formula({ kind: 'comparison', property, operator: 'equals', operand, span: nowhere });
}
