import { propertyKey } from '../catalog/property.ts';
import type { ComparisonLeaf, Leaf, RelationLeaf } from '../plan/leaf.ts';
import { leafKey } from '../plan/leaf.ts';
import { updateWindow } from '../semantics/date-window.ts';
import { fold } from '../values/fold.ts';
import type { Moment } from '../values/moment.ts';
import { type Constraint, excludes, implies } from './constraint.ts';

export interface NumberedLeaf<Kind extends Leaf = Leaf> {
  readonly number: number;
  readonly leaf: Kind;
}

/** What is known of two leaves that no state of one property decides. */
export function pairConstraint(one: NumberedLeaf, other: NumberedLeaf, moment: Moment): Constraint[] {
  if (one.leaf.kind !== 'comparison' || other.leaf.kind !== 'comparison') return [];
  if (propertyKey(one.leaf.comparison.property) !== propertyKey(other.leaf.comparison.property)) return [];
  const pair = [one, other] as [NumberedLeaf<ComparisonLeaf>, NumberedLeaf<ComparisonLeaf>];
  return [
    ...(holdsWherever(pair[0].leaf, pair[1].leaf, moment) ? [implies(one.number, other.number)] : []),
    ...(holdsWherever(pair[1].leaf, pair[0].leaf, moment) ? [implies(other.number, one.number)] : []),
    ...(areOppositeSides(pair[0].leaf, pair[1].leaf) ? [excludes(one.number, other.number)] : []),
  ];
}

/** Longer lists are not compared with each other. */
const mostValues = 1000;

/** `has ever been A` ⇒ `has ever been any of (A, B)`; `updated in the last 7 days` ⇒ `in the last 30 days`. */
function holdsWherever({ comparison }: ComparisonLeaf, { comparison: then }: ComparisonLeaf, moment: Moment): boolean {
  if (comparison.operator === 'was_updated_in_last' && then.operator === 'was_updated_in_last')
    return startOfUpdates(comparison, moment) >= startOfUpdates(then, moment);
  if (!comparison.operator.startsWith('has_ever_been') || !then.operator.startsWith('has_ever_been')) return false;
  if (comparison.operand.kind !== 'texts' || then.operand.kind !== 'texts') return false;
  if (comparison.operand.values.length > mostValues || then.operand.values.length > mostValues) return false;
  const form = comparison.property.type === 'string' ? fold : String;
  const wanted = new Set(then.operand.values.map(form));
  return comparison.operand.values.every((value) => wanted.has(form(value)));
}

function startOfUpdates({ operand }: ComparisonLeaf['comparison'], moment: Moment): number {
  return updateWindow(operand, moment).from ?? Number.NEGATIVE_INFINITY;
}

const sides: readonly string[] = ['is_before', 'is_on', 'is_after'];

/** Before, on and after one and the same date of the record. */
function areOppositeSides({ comparison: one }: ComparisonLeaf, { comparison: other }: ComparisonLeaf): boolean {
  if (!sides.includes(one.operator) || !sides.includes(other.operator) || one.operator === other.operator) return false;
  const like = (comparison: ComparisonLeaf['comparison']): string =>
    leafKey({ kind: 'comparison', comparison: { ...comparison, operator: 'is_on' } });
  return like(one) === like(other);
}

/** Whether whoever has `count` of the one has as many as the other asks for, given that its records are among the other's. */
export function countsSuffice({ relation, count }: RelationLeaf, other: RelationLeaf): boolean {
  return relation.name === other.relation.name && count >= other.count;
}
