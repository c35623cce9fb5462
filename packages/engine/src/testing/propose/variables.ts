import type { Catalog } from '../../catalog/catalog.ts';
import { readsHistory } from '../../catalog/operators.ts';
import type { Property } from '../../catalog/property.ts';
import type { Relation } from '../../catalog/relation.ts';
import type { BoundComparison, BoundCriteria } from '../../semantics/bound-criteria.ts';
import { propertiesComparedWith } from '../../semantics/date-window.ts';
import { comparisonsIn, listsIn, relationsIn } from '../../semantics/walk.ts';
import type { SearchSpace } from './solve.ts';

/**
 * What each clause depends on: `cell NAME`, `cells COMPUTED` (all that a computed property is worked out from),
 * `history NAME`, `list NAME`, `relation NAME`, `neighbours`.
 */
export function variablesFor(comparisons: readonly BoundComparison[], catalog: Catalog): SearchSpace['variablesOf'] {
  const known = new Map<BoundCriteria, readonly string[]>();
  const chosenTogether = new Map(
    comparisons
      .filter(({ property }) => catalog.storedBehind(property).length > 1)
      .flatMap(({ property }) => catalog.storedBehind(property).map(({ name }) => [name, property.name])),
  );

  function ofCell({ name }: Property): string {
    const computed = chosenTogether.get(name);
    return computed === undefined ? `cell ${name}` : `cells ${computed}`;
  }

  function ofComparison(comparison: BoundComparison): string[] {
    const { property, operator } = comparison;
    const stored = [property, ...propertiesComparedWith(comparison)].flatMap((each) => catalog.storedBehind(each));
    return [
      ...stored.map(ofCell),
      ...(readsHistory(operator) ? [`history ${property.name}`] : []),
      ...(property.name === 'same_email_count' ? ['neighbours'] : []),
    ];
  }

  function ofRelation(relation: Relation): string[] {
    return isOfNeighbours(relation) ? ['cell email', 'neighbours'] : [`relation ${relation.name}`];
  }

  return ({ criteria, within }) => {
    const about = within ?? criteria;
    let found = known.get(about);
    if (found === undefined) {
      const all = [
        ...comparisonsIn(about).flatMap(ofComparison),
        ...relationsIn(about).flatMap(({ relation }) => ofRelation(relation)),
        ...listsIn(about).map((list) => `list ${list}`),
      ];
      found = [...new Set(all)];
      known.set(about, found);
    }
    return found;
  };
}

/** Whether the related records are other contacts, found by what they share. */
export function isOfNeighbours({ join }: Relation): boolean {
  return join === 'same address' || join === 'same domain';
}
