import { builtInCatalog } from '../../../catalog/built-in.ts';
import type { Property } from '../../../catalog/property.ts';
import { isReserved } from '../../../catalog/reserved-words.ts';

/** What a catalogue file says of one property, in the order in which it is written. */
export type CatalogEntry = ReadonlyMap<string, unknown>;

/** A property that a catalogue cannot hold. */
export interface SkippedProperty {
  readonly object: string;
  readonly name: string;
  readonly reason: string;
}

export interface PortalEntries {
  /** Object → property → entry; by name. */
  readonly entries: ReadonlyMap<string, ReadonlyMap<string, CatalogEntry>>;
  readonly skipped: readonly SkippedProperty[];
}

/** Where the portal says something else than the built-in catalogue, or something that this one does not know. */
export function portalEntries(properties: readonly Property[]): PortalEntries {
  const entries = new Map<string, Map<string, CatalogEntry>>();
  const skipped: SkippedProperty[] = [];
  const sorted = [...properties].sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const property of sorted) {
    const { object, name } = property;
    const reason = obstacle(property);
    if (reason !== undefined) {
      skipped.push({ object, name, reason });
      continue;
    }
    const entry = entryOf(property, builtInCatalog().object(object)?.named(name));
    if (entry.size === 0) continue;
    const own = entries.get(object) ?? new Map<string, CatalogEntry>();
    entries.set(object, own.set(name, entry));
  }
  return { entries, skipped };
}

function obstacle({ object, name }: Property): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) return 'its name is not one that rules can use';
  if (isReserved(name)) return 'its name is a word of the language';
  const named = builtInCatalog().object(object)?.byName(name);
  if (named === undefined || named.name === name)
    return named?.origin === 'computed' ? 'Listwise works out a property of this name' : undefined;
  return `rules call \`${named.name}\` so`;
}

function entryOf(property: Property, known: Property | undefined): Map<string, unknown> {
  const entry = new Map<string, unknown>();
  const { label, type, options, open, hidden, writable, storedAsEnumeration, description } = property;
  const put = (key: string, value: unknown, before: unknown): void => {
    if (JSON.stringify(value) !== JSON.stringify(before)) entry.set(key, value);
  };
  put('label', label, known?.label);
  put('type', type, known?.type);
  if (options !== undefined && JSON.stringify(options) !== JSON.stringify(known?.options))
    entry.set('options', new Map(options.map((option) => [option.value, option.label])));
  put('open', open === true, known?.open === true);
  put('hidden', hidden === true, known?.hidden === true);
  // A property that a file adds can be set unless it says otherwise.
  put('writable', writable, known?.writable ?? true);
  if (type === 'boolean' && (storedAsEnumeration === true) !== (known?.storedAsEnumeration === true))
    entry.set('stored_as', storedAsEnumeration === true ? 'enumeration' : 'boolean');
  if (known === undefined && description !== undefined) entry.set('description', description);
  return entry;
}
