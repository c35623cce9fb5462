import type { Catalog } from '../../catalog/catalog.ts';
import type { Property } from '../../catalog/property.ts';
import { criteriaTest } from '../../evaluate/decide.ts';
import type { BoundCriteria, BoundRelation } from '../../semantics/bound-criteria.ts';
import { comparisonsIn, relationsIn } from '../../semantics/walk.ts';
import { memoryRecords } from '../../sources/memory/memory-records.ts';
import type { Moment } from '../../values/moment.ts';
import type { Value } from '../../values/value.ts';
import { cellOptions, knownValues } from './cell-options.ts';
import { cover } from './cover.ts';
import { type Draft, joined, type Neighbour, recordOf, withNeighbours } from './draft.ts';
import { emailOptions } from './email-options.ts';
import { historyOptions } from './history-options.ts';
import { relatedOptions } from './related-options.ts';
import type { Assignment, SearchSpace, Want } from './solve.ts';
import { isOfNeighbours, variablesFor } from './variables.ts';
import { whereWants } from './wants.ts';

/** What is needed to make records up. */
export interface SpaceContext {
  readonly catalog: Catalog;
  readonly moment: Moment;
}

/**
 * The space of all records that criteria can tell apart: a contact's, or those of a related object for what stands
 * inside `where`.
 */
export function recordSpace(
  criteria: readonly BoundCriteria[],
  object: string,
  { catalog, moment }: SpaceContext,
): SearchSpace {
  const comparisons = criteria.flatMap(comparisonsIn);
  const relations = criteria.flatMap(relationsIn);
  const options = new Map<string, readonly Draft[]>();

  function optionsFor(variable: string): readonly Draft[] {
    let found = options.get(variable);
    if (found === undefined) {
      found = makeOptions(variable);
      options.set(variable, found);
    }
    return found;
  }

  function makeOptions(variable: string): readonly Draft[] {
    const [kind = '', name = ''] = splitKey(variable);
    switch (kind) {
      case 'cell':
        return ofProperty(name, (property) =>
          valuesOf(property).map((value) => ({ cells: new Map([[property.name, value]]) })),
        );
      case 'cells':
        return togetherOptions(name);
      case 'history':
        return ofProperty(name, (property) =>
          historyOptions(property, comparisons, moment).map((entries) => ({
            histories: new Map([[property.name, entries]]),
          })),
        );
      case 'list':
        return [{ lists: [name] }, { lists: [] }];
      case 'relation':
        return relationOptions(name);
      default:
        return neighbourOptions();
    }
  }

  function ofProperty(name: string, make: (property: Property) => readonly Draft[]): readonly Draft[] {
    const property = catalog.object(object)?.named(name);
    return property === undefined ? [{}] : make(property);
  }

  function valuesOf(property: Property): readonly (Value | undefined)[] {
    if (object === 'contact' && property.name === 'email') return emailOptions(comparisons, moment, catalog);
    const names = comparisons.filter((each) => each.property.name === 'owner_name' && property.name === ownerId);
    const owners = names.flatMap((each) => knownValues(each.property, comparisons, moment)).map(ownerOf);
    return [...owners, ...cellOptions(property, comparisons, moment)];
  }

  /** An owner as a record holds it: the id where the catalogue knows the name. */
  function ownerOf(name: Value): Value {
    return catalog.contacts.named(ownerId)?.options?.find(({ label }) => label === name)?.value ?? name;
  }

  /** Properties that one computed property is worked out from are chosen together: all yes, one no, none. */
  function togetherOptions(computed: string): readonly Draft[] {
    const property = catalog.contacts.named(computed);
    const inputs = (property === undefined ? [] : catalog.storedBehind(property)).map(({ name }) => name);
    const all = (value: Value | undefined): [string, Value | undefined][] => inputs.map((name) => [name, value]);
    const single = inputs.flatMap((name) => [
      { cells: new Map([...all(true), [name, false] as const]) },
      { cells: new Map([...all(undefined), [name, true] as const]) },
    ]);
    return [
      { cells: new Map(all(true)) },
      { cells: new Map(all(false)) },
      ...single,
      { cells: new Map(all(undefined)) },
    ];
  }

  function relationOptions(name: string): readonly Draft[] {
    const clauses = relations.filter(({ relation }) => relation.name === name);
    const drafts = tellingRecords(clauses, name);
    return relatedOptions(clauses, drafts).map((each) => ({ related: new Map([[name, each]]) }));
  }

  /** Related records that together show every clause inside `where` both ways. */
  function tellingRecords(clauses: readonly BoundRelation[], name: string): Draft[] {
    const wheres = clauses.flatMap(({ where }) => (where === undefined ? [] : [where]));
    if (wheres.length === 0) return [{}];
    const space = recordSpace(wheres, catalog.relation(name)?.object ?? name, { catalog, moment });
    return cover(wheres.flatMap(whereWants), space).assignments.map((assignment) => joined(assignment.values()));
  }

  /** Contacts with the same address, or with another at the same domain, as many as clauses count. */
  function neighbourOptions(): readonly Draft[] {
    const shared = relations.filter(({ relation }) => isOfNeighbours(relation));
    const counted = comparisons.filter(({ property }) => property.name === 'same_email_count');
    const counts = counted.flatMap((each) => knownValues(each.property, comparisons, moment)).map(Number);
    const options: (readonly Neighbour[])[] = counts
      .filter((count) => count > 1 && count <= mostNeighbours)
      .map((count) => Array.from({ length: count - 1 }, () => ({ shares: 'address', draft: {} })));
    for (const name of new Set(shared.map(({ relation }) => relation.name))) {
      const clauses = shared.filter(({ relation }) => relation.name === name);
      const shares = catalog.relation(name)?.join === 'same address' ? 'address' : 'domain';
      const drafts = tellingRecords(clauses, name);
      options.push(
        ...relatedOptions(clauses, drafts).map((each) => each.map((draft): Neighbour => ({ shares, draft }))),
      );
    }
    return [...options, []].map((neighbours) => ({ neighbours }));
  }

  function answers({ clause: { criteria: asked, within }, answer }: Want, assignment: Assignment): boolean {
    const drafts = withNeighbours(joined(assignment.values()));
    const data = drafts.map((draft, index) => recordOf(String(index), draft, object, catalog));
    const [record] = memoryRecords(data, catalog, object);
    if (record === undefined) return false;
    const holds = criteriaTest(asked, moment, catalog);
    return within === undefined
      ? holds(record) === answer
      : record.related(within.relation.name).some((each) => holds(each) === answer);
  }

  return { optionsFor, variablesOf: variablesFor(comparisons, catalog), answers };
}

const ownerId = 'hubspot_owner_id';
const mostNeighbours = 30;

function splitKey(variable: string): [string, string] {
  const space = variable.indexOf(' ');
  return space < 0 ? [variable, ''] : [variable.slice(0, space), variable.slice(space + 1)];
}
