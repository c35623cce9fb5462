import { type Property, propertyKey } from '../../../catalog/property.ts';
import type { Reads, RelationReads } from '../../../semantics/reads.ts';
import type { HubSpotObject } from '../api/hubspot-api.ts';

/** What is wanted of a portal: no more than criteria read. */
export interface PullNeeds {
  /** Stored properties of the contact record. */
  readonly properties: readonly Property[];
  /** Properties of the contact whose recorded values are wanted. */
  readonly histories: readonly Property[];
  /** Lists by the names that criteria use. */
  readonly lists: readonly string[];
  /** Records that contacts are associated with, and what is read of them. */
  readonly associated: readonly AssociatedNeed[];
  /** Types of email events; none when nothing reads them. */
  readonly eventTypes: readonly string[];
}

export interface AssociatedNeed {
  readonly relation: string;
  readonly object: HubSpotObject;
  readonly properties: readonly Property[];
}

/** The relations that HubSpot's associations answer. Submitted forms are not among them: its API lists none by contact. */
const associatedObjects: Readonly<Record<string, HubSpotObject>> = { deal: 'deals', company: 'companies' };

/** The events that hygiene is about, and the one that takes a bounce back. */
export const hygieneEvents: readonly string[] = ['BOUNCE', 'SPAMREPORT', 'STATUSCHANGE', 'UNBOUNCE', 'UNSUBSCRIBE'];

/** What email events say of an address; the rest of HubSpot's export of unsubscribes and bounces no call tells. */
export const statusFromEvents: readonly string[] = ['portal_bounce', 'portal_bounce_reason', 'spam_report'];

/** All that several criteria read, and columns wanted besides. `eventTypes` are those that criteria name. */
export function needsOf(
  reads: readonly Reads[],
  columns: readonly Property[] = [],
  eventTypes: readonly string[] = [],
): PullNeeds {
  const properties = new Map(columns.map((property) => [propertyKey(property), property]));
  const histories = new Map<string, Property>();
  const associated = new Map<string, Map<string, Property>>();
  let readsEvents = false;

  function addContact(from: Pick<Reads, 'properties' | 'histories'>): void {
    for (const [key, property] of from.properties) properties.set(key, property);
    for (const [key, property] of from.histories) histories.set(key, property);
  }

  function addRelation(name: string, relation: RelationReads): void {
    if (name === 'same_address' || name === 'same_domain') addContact(relation);
    if (name === 'email_event') readsEvents = true;
    if (associatedObjects[name] === undefined) return;
    associated.set(name, new Map([...(associated.get(name) ?? []), ...relation.properties]));
  }

  for (const each of reads) {
    addContact(each);
    for (const [name, relation] of each.relations) addRelation(name, relation);
  }
  const wanted = [...properties.values()].filter(({ object }) => object === 'contact');
  readsEvents ||= wanted.some(({ origin, name }) => origin === 'address' && statusFromEvents.includes(name));
  return {
    properties: byName(wanted.filter(({ origin }) => origin === 'record')),
    histories: byName([...histories.values()].filter(({ origin }) => origin === 'record')),
    lists: [...new Set(reads.flatMap(({ lists }) => [...lists]))].sort(),
    associated: [...associated].sort().map(([relation, read]) => ({
      relation,
      object: associatedObjects[relation] as HubSpotObject,
      properties: byName([...read.values()]),
    })),
    eventTypes: readsEvents ? [...new Set([...hygieneEvents, ...eventTypes])].sort() : [],
  };
}

function byName(properties: readonly Property[]): Property[] {
  return [...properties].sort((one, other) => (one.name < other.name ? -1 : 1));
}
