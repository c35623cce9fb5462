import type { Property } from '../catalog/property.ts';
import { propertyKey } from '../catalog/property.ts';
import type { BoundComparison, BoundCriteria, BoundRelation } from './bound-criteria.ts';
import { propertiesComparedWith } from './date-window.ts';

/** The clauses about the contact itself that hold no other, through rules that are met, but not inside `where`. */
export function clausesIn(criteria: BoundCriteria): BoundCriteria[] {
  switch (criteria.kind) {
    case 'and':
    case 'or':
      return criteria.operands.flatMap(clausesIn);
    case 'not':
      return clausesIn(criteria.operand);
    case 'meets':
      return clausesIn(criteria.criteria);
    default:
      return [criteria];
  }
}

/** The comparisons about the contact itself, through rules that are met, but not inside `where`. */
export function comparisonsIn(criteria: BoundCriteria): BoundComparison[] {
  return clausesIn(criteria).filter((clause) => clause.kind === 'comparison');
}

/** The clauses on related records, through rules that are met. */
export function relationsIn(criteria: BoundCriteria): BoundRelation[] {
  return clausesIn(criteria).filter((clause) => clause.kind === 'relation');
}

/** The lists named, through rules that are met. */
export function listsIn(criteria: BoundCriteria): string[] {
  return clausesIn(criteria).flatMap((clause) => (clause.kind === 'in list' ? [clause.list] : []));
}

/** Comparisons by the property that they are about. */
export function byProperty(
  comparisons: readonly BoundComparison[],
): Map<string, { property: Property; comparisons: BoundComparison[] }> {
  const groups = new Map<string, { property: Property; comparisons: BoundComparison[] }>();
  for (const comparison of comparisons) {
    const key = propertyKey(comparison.property);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { property: comparison.property, comparisons: [comparison] });
    else group.comparisons.push(comparison);
  }
  return groups;
}

/** The properties of the contact that criteria name, each once, in the order in which they do. */
export function propertiesNamedIn(criteria: BoundCriteria): Property[] {
  return [...new Set(comparisonsIn(criteria).flatMap((each) => [each.property, ...propertiesComparedWith(each)]))];
}
