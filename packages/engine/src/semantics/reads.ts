import type { Catalog } from '../catalog/catalog.ts';
import { operatorOf } from '../catalog/operators.ts';
import { type Property, propertyKey } from '../catalog/property.ts';
import type { BoundCriteria } from './bound-criteria.ts';
import { propertiesComparedWith } from './date-window.ts';

/**
 * What criteria read, all the way down through rules, `where` parts and computed properties. A record that cannot
 * answer for one of these is undecided.
 */
export interface Reads {
  /** Stored properties of the contact, by key. */
  readonly properties: ReadonlyMap<string, Property>;
  /** Properties of the contact whose recorded values are read. */
  readonly histories: ReadonlyMap<string, Property>;
  readonly lists: ReadonlySet<string>;
  /** For each relation, what is read of each related record. */
  readonly relations: ReadonlyMap<string, RelationReads>;
}

export interface RelationReads {
  readonly properties: ReadonlyMap<string, Property>;
  readonly histories: ReadonlyMap<string, Property>;
}

class Collector {
  readonly properties = new Map<string, Property>();
  readonly histories = new Map<string, Property>();
  readonly lists = new Set<string>();
  readonly relations = new Map<string, Collector>();
  /** Rules that were looked into, so that one that many others meet is not looked into each time. */
  readonly met = new Set<BoundCriteria>();
}

export function readsOf(criteria: BoundCriteria, catalog: Catalog): Reads {
  const reads = new Collector();
  collect(criteria, reads, catalog);
  return reads;
}

function collect(criteria: BoundCriteria, reads: Collector, catalog: Catalog): void {
  switch (criteria.kind) {
    case 'everyone':
      return;
    case 'and':
    case 'or':
      for (const operand of criteria.operands) collect(operand, reads, catalog);
      return;
    case 'not':
      collect(criteria.operand, reads, catalog);
      return;
    case 'meets':
      if (reads.met.has(criteria.criteria)) return;
      reads.met.add(criteria.criteria);
      collect(criteria.criteria, reads, catalog);
      return;
    case 'in list':
      reads.lists.add(criteria.list);
      return;
    case 'comparison': {
      for (const property of [criteria.property, ...propertiesComparedWith(criteria)])
        addStored(property, reads.properties, catalog);
      if (operatorOf(criteria.operator).onUnknown === 'from history')
        addStored(criteria.property, reads.histories, catalog);
      return;
    }
    case 'relation': {
      const { relation, where } = criteria;
      const related = reads.relations.get(relation.name) ?? new Collector();
      reads.relations.set(relation.name, related);
      if (where !== undefined) collect(where, related, catalog);
      if (relation.join !== 'association') {
        const email = catalog.contacts.named('email');
        if (email !== undefined) addStored(email, reads.properties, catalog);
      }
    }
  }
}

function addStored(property: Property, into: Map<string, Property>, catalog: Catalog): void {
  for (const stored of catalog.storedBehind(property)) into.set(propertyKey(stored), stored);
}
