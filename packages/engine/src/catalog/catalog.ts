import { suggestionsFor } from '../problems/did-you-mean.ts';
import { groupBy } from '../values/group-by.ts';
import { computedFrom } from './builtin/computed-properties.ts';
import { type Property, preferredName } from './property.ts';
import { relations as builtInRelations, type Relation } from './relation.ts';

/** What a name in a rule was found to be. */
export type PropertyLookup =
  | { readonly found: Property }
  | { readonly found?: undefined; readonly ambiguous?: readonly Property[] };

/** The properties of one object, findable by alias, internal name and label. */
export interface ObjectCatalog {
  readonly object: string;
  readonly properties: readonly Property[];
  /** By internal name only. */
  named(name: string): Property | undefined;
  /** By alias, then internal name. */
  byName(name: string): Property | undefined;
  /** By label, where several share one the property that is not hidden. */
  byLabel(label: string): PropertyLookup;
}

/** What can be named in a rule. */
export interface Catalog {
  object(name: string): ObjectCatalog | undefined;
  readonly objects: readonly ObjectCatalog[];
  readonly contacts: ObjectCatalog;
  /** By name or plural. */
  relation(name: string): Relation | undefined;
  readonly relations: readonly Relation[];
  /** The stored properties behind a property: itself, or what a computed one is worked out from. */
  storedBehind(property: Property): readonly Property[];
}

export function createCatalog(properties: readonly Property[]): Catalog {
  const objects = new Map<string, ObjectCatalog>();
  for (const [object, own] of groupBy(properties, ({ object }) => object))
    objects.set(object, createObjectCatalog(object, own));
  const contacts = objects.get('contact') ?? createObjectCatalog('contact', []);
  const relationsByName = new Map(
    builtInRelations.flatMap((relation) => [
      [relation.name, relation],
      [relation.plural, relation],
    ]),
  );

  function storedBehind(property: Property): readonly Property[] {
    if (property.origin !== 'computed') return [property];
    if (property.name === 'opted_out_of_every_type') return contacts.properties.filter(isSubscriptionOptOut);
    return (computedFrom[property.name] ?? [])
      .map((name) => contacts.named(name))
      .filter((stored) => stored !== undefined);
  }

  return Object.freeze({
    object: (name: string) => objects.get(name),
    objects: [...objects.values()],
    contacts,
    relation: (name: string) => relationsByName.get(name),
    relations: builtInRelations,
    storedBehind,
  });
}

function createObjectCatalog(object: string, properties: readonly Property[]): ObjectCatalog {
  const byInternalName = new Map(properties.map((property) => [property.name, property]));
  const byAlias = new Map(
    properties.flatMap((property) => (property.alias === undefined ? [] : [[property.alias, property] as const])),
  );
  const byLabelText = groupBy(properties, ({ label }) => label);

  function byLabel(label: string): PropertyLookup {
    const sharing = byLabelText.get(label) ?? [];
    const shown = sharing.filter(({ hidden }) => hidden !== true);
    const [only, second] = shown.length > 0 ? shown : sharing;
    if (only === undefined) return {};
    return second === undefined ? { found: only } : { ambiguous: shown.length > 0 ? shown : sharing };
  }

  return Object.freeze({
    object,
    properties,
    named: (name: string) => byInternalName.get(name),
    byName: (name: string) => byAlias.get(name) ?? byInternalName.get(name),
    byLabel,
  });
}

/** By its internal name, or by the name that an import makes of the header `Opted out of email: …`. */
const subscriptionOptOut = /^(?:hs_email_optout_\d+|opted_out_of_email_.+)$/;

/** True for `hs_email_optout_<subscription>`: one opt-out of many, neither that of all email nor its reason. */
export function isSubscriptionOptOut(property: Property): boolean {
  return property.object === 'contact' && property.origin === 'record' && subscriptionOptOut.test(property.name);
}

/** Every name under which a property may be asked for, with the name that should be used. */
export function nameCandidates(catalog: ObjectCatalog): Map<string, string> {
  const names = new Map<string, string>();
  for (const property of catalog.properties) {
    if (property.hidden === true) continue;
    names.set(snakeCase(property.label), preferredName(property));
  }
  for (const property of catalog.properties) {
    if (property.hidden === true) continue;
    names.set(property.name, preferredName(property));
    if (property.alias !== undefined) names.set(property.alias, property.alias);
  }
  return names;
}

/** The names that a misspelt one may have meant, as they should be used. */
export function nameSuggestions(written: string, catalog: ObjectCatalog): string[] {
  const candidates = nameCandidates(catalog);
  const exact = candidates.get(written.toLowerCase());
  if (exact !== undefined) return [exact];
  return [...new Set(suggestionsFor(written, candidates.keys()).map((near) => candidates.get(near) ?? near))];
}

/** A label as a name: `Country/Region` is `country_region`. */
export function snakeCase(label: string): string {
  const plain = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  if (plain === '') return 'column';
  return /^\d/.test(plain) ? `column_${plain}` : plain;
}
