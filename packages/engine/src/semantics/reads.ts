import type { Catalog } from '../catalog/catalog.ts';
import { readsHistory } from '../catalog/operators.ts';
import { type Property, propertyKey } from '../catalog/property.ts';
import type { BoundCriteria } from './bound-criteria.ts';
import { propertiesComparedWith } from './date-window.ts';
import { type SimpleClause, simpleClausesIn } from './walk.ts';

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
}

export function readsOf(criteria: BoundCriteria, catalog: Catalog): Reads {
  const reads = new Collector();
  collect(criteria, reads, catalog);
  return reads;
}

function collect(criteria: BoundCriteria, reads: Collector, catalog: Catalog): void {
  for (const clause of simpleClausesIn(criteria)) collectClause(clause, reads, catalog);
}

function collectClause(clause: SimpleClause, reads: Collector, catalog: Catalog): void {
  switch (clause.kind) {
    case 'everyone':
      return;
    case 'in list':
      reads.lists.add(clause.list);
      return;
    case 'comparison':
      for (const property of [clause.property, ...propertiesComparedWith(clause)])
        addStored(property, reads.properties, catalog);
      if (readsHistory(clause.operator)) addStored(clause.property, reads.histories, catalog);
      return;
    case 'relation': {
      const { relation, where } = clause;
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
