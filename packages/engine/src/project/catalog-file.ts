import type { Option, Property } from '../catalog/property.ts';
import { isReserved } from '../catalog/reserved-words.ts';
import { catalog as validate } from '../generated/validators.js';
import { type Problem, problem } from '../problems/problem.ts';
import { readYaml } from '../yaml/yaml-document.ts';
import type { YamlPlaces } from '../yaml/yaml-places.ts';

interface PropertyData {
  readonly alias?: string;
  readonly label?: string;
  readonly type?: Property['type'];
  readonly origin?: 'record' | 'address';
  readonly options?:
    | Readonly<Record<string, string>>
    | readonly (string | number | { readonly value: string | number; readonly label?: string })[];
  readonly open?: boolean;
  readonly hidden?: boolean;
  readonly stored_as?: 'boolean' | 'enumeration';
  readonly writable?: boolean;
  readonly description?: string;
  readonly headers?: readonly string[];
}

type CatalogData = Readonly<Record<string, Readonly<Record<string, PropertyData>>>>;

export interface CatalogLayer {
  readonly properties: readonly Property[];
  readonly problems: readonly Problem[];
}

/** Reads a catalogue file: what it says of a property overrides what `known` says, key by key. */
export function parseCatalogFile(text: string, known: readonly Property[]): CatalogLayer {
  const { value = {}, problems, ...places } = readYaml<CatalogData>(text, validate);
  const found: Property[] = [];
  const further: Problem[] = [];
  for (const [object, properties] of Object.entries(value)) {
    for (const [name, data] of Object.entries(properties)) {
      const base = known.find((property) => property.object === object && property.name === name);
      const property = merged(object, name, data, base, places);
      further.push(
        ...optionProblems(property, places),
        ...nameProblems(property, data.alias !== undefined, [...known, ...found], places),
      );
      found.push(property);
    }
  }
  return { properties: found, problems: [...problems, ...further] };
}

function merged(
  object: string,
  name: string,
  { options, stored_as: storedAs, ...data }: PropertyData,
  base: Property | undefined,
  { keysAt }: YamlPlaces,
): Property {
  return Object.freeze({
    label: name,
    type: 'string',
    origin: 'record',
    writable: true,
    ...(base === undefined ? {} : keptOf(base, data.type)),
    ...data,
    object,
    name,
    ...(storedAs === undefined ? {} : { storedAsEnumeration: storedAs === 'enumeration' }),
    ...(options === undefined ? {} : { options: optionsOf(options, keysAt([object, name, 'options'])) }),
  });
}

/** What a known property keeps when it gets another type: only choices have options by nature. */
function keptOf({ options, open, storedAsEnumeration, ...base }: Property, type = base.type): Partial<Property> {
  return {
    ...base,
    ...((isChoice(type) || type === base.type) && options !== undefined ? { options } : {}),
    ...(isChoice(type) && open !== undefined ? { open } : {}),
    ...(type === base.type && storedAsEnumeration !== undefined ? { storedAsEnumeration } : {}),
  };
}

/** The keys of a mapping are given in the order of the file, because an object puts those that are numbers first. */
function optionsOf(options: NonNullable<PropertyData['options']>, keys: readonly string[]): Option[] {
  if (!isList(options)) return keys.map((value) => ({ value, label: options[value] ?? value }));
  return options.map((option) => {
    if (typeof option !== 'object') return { value: String(option), label: String(option) };
    return { value: String(option.value), label: option.label ?? String(option.value) };
  });
}

function isList<Item>(options: readonly Item[] | Readonly<Record<string, string>>): options is readonly Item[] {
  return Array.isArray(options);
}

function isChoice(type: Property['type']): boolean {
  return type === 'enumeration' || type === 'multi_enumeration';
}

function optionProblems({ object, name, type, open, options = [] }: Property, places: YamlPlaces): Problem[] {
  if (isChoice(type) && open !== true && options.length === 0)
    return [problem('missing-options', places.keySpanOf([object, name]), { name })];
  const values = options.map(({ value }) => value);
  return values.flatMap((value, index) =>
    values.indexOf(value) === index
      ? []
      : [problem('duplicate-option', places.spanOf([object, name, 'options', index]), { value, property: name })],
  );
}

/** A name by which no rule could find the property: a word of the language, or one that leads to another property. */
function nameProblems(
  { object, name, alias }: Property,
  hasOwnAlias: boolean,
  others: readonly Property[],
  { spanOf, keySpanOf }: YamlPlaces,
): Problem[] {
  const key = hasOwnAlias ? 'alias' : name;
  const used = alias ?? name;
  const span = hasOwnAlias ? spanOf([object, name, 'alias']) : keySpanOf([object, name]);
  if (isReserved(used))
    return [
      problem('invalid-value', span, { key, expected: 'a name that is not a word of the language', found: used }),
    ];
  const rival = others.find(
    (other) =>
      other.object === object &&
      other.name !== name &&
      (other.alias === used || other.name === used || other.alias === name),
  );
  return rival === undefined ? [] : [problem('duplicate-property', span, { name: used, other: rival.name })];
}
