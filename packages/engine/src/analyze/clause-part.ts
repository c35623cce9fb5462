import type { CriteriaNode } from '../language/syntax-tree.ts';
import { ungrouped } from '../language/ungrouped.ts';
import type { Formula } from '../plan/formula.ts';
import type { BoundCriteria } from '../semantics/bound-criteria.ts';
import type { Reasoner } from './reasoner.ts';

/** A part of an expression: as it is written, what it means, and how one reasons about it. */
export interface ClausePart {
  /** Without parentheses around it. */
  readonly node: CriteriaNode;
  readonly criteria: BoundCriteria;
  readonly formula: Formula;
}

export function clausePart(node: CriteriaNode, criteria: BoundCriteria, reasoner: Reasoner): ClausePart {
  return { node: ungrouped(node), criteria, formula: reasoner.formula(criteria) };
}

/** What a part joins by `and` or `or`, or the operand of its `not`. */
export function partsOf({ node, criteria }: ClausePart, reasoner: Reasoner): ClausePart[] {
  if ((node.kind === 'and' || node.kind === 'or') && criteria.kind === node.kind)
    return criteria.operands.map((operand, index) =>
      clausePart(node.operands[index] as CriteriaNode, operand, reasoner),
    );
  if (node.kind === 'not' && criteria.kind === 'not') return [clausePart(node.operand, criteria.operand, reasoner)];
  return [];
}

/** All that a part joins by `and`, through parentheses. */
export function conjunctsOf(part: ClausePart, reasoner: Reasoner): ClausePart[] {
  if (part.criteria.kind !== 'and') return [part];
  return partsOf(part, reasoner).flatMap((each) => conjunctsOf(each, reasoner));
}
