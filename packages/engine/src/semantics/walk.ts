import type { Property } from '../catalog/property.ts';
import { propertyKey } from '../catalog/property.ts';
import type {
  BoundComparison,
  BoundCriteria,
  BoundJoin,
  BoundNot,
  BoundRelation,
  BoundRuleReference,
} from './bound-criteria.ts';
import { propertiesComparedWith } from './date-window.ts';

/** A clause that is made of no other clauses but those inside its `where`. */
export type SimpleClause = Exclude<BoundCriteria, BoundJoin | BoundNot | BoundRuleReference>;

/**
 * The clauses about the contact itself, through rules that are met, but not inside `where`. A rule that several others
 * meet is looked into once: rules that share rules, level upon level, would take twice as long with each level.
 */
export function simpleClausesIn(criteria: BoundCriteria): SimpleClause[] {
  const clauses: SimpleClause[] = [];
  const met = new Set<BoundCriteria>();

  function visit(clause: BoundCriteria): void {
    switch (clause.kind) {
      case 'and':
      case 'or':
        clause.operands.forEach(visit);
        break;
      case 'not':
        visit(clause.operand);
        break;
      case 'meets':
        if (met.has(clause.criteria)) return;
        met.add(clause.criteria);
        visit(clause.criteria);
        break;
      default:
        clauses.push(clause);
    }
  }

  visit(criteria);
  return clauses;
}

/** The comparisons about the contact itself, each once. */
export function comparisonsIn(criteria: BoundCriteria): BoundComparison[] {
  return simpleClausesIn(criteria).filter((clause) => clause.kind === 'comparison');
}

/** The clauses on related records, each once. */
export function relationsIn(criteria: BoundCriteria): BoundRelation[] {
  return simpleClausesIn(criteria).filter((clause) => clause.kind === 'relation');
}

/** The lists that criteria name, each once. */
export function listsIn(criteria: BoundCriteria): string[] {
  const memberships = simpleClausesIn(criteria).filter((clause) => clause.kind === 'in list');
  return [...new Set(memberships.map(({ list }) => list))];
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
