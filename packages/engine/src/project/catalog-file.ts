import type { Option, Property } from '../catalog/property.ts';
import { catalog as validate } from '../generated/validators.js';
import { type Problem, problem } from '../problems/problem.ts';
import { readYaml } from '../yaml/yaml-document.ts';

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
  const { value = {}, problems, spanOf, keySpanOf } = readYaml<CatalogData>(text, validate);
  const found: Property[] = [];
  const further: Problem[] = [];
  for (const [object, properties] of Object.entries(value)) {
    for (const [name, data] of Object.entries(properties)) {
      const base = known.find((property) => property.object === object && property.name === name);
      const property = merged(object, name, data, base);
      if (isClosedWithoutOptions(property))
        further.push(problem('missing-options', keySpanOf([object, name]), { name }));
      const rival = aliasRival(property, [...known, ...found]);
      if (rival !== undefined)
        further.push(
          problem('duplicate-property', spanOf([object, name, 'alias']), {
            name: property.alias ?? '',
            other: rival.name,
          }),
        );
      found.push(property);
    }
  }
  return { properties: found, problems: [...problems, ...further] };
}

function merged(
  object: string,
  name: string,
  { options, ...data }: PropertyData,
  base: Property | undefined,
): Property {
  return Object.freeze({
    label: name,
    type: 'string',
    origin: 'record',
    writable: true,
    ...base,
    ...data,
    object,
    name,
    ...(options === undefined ? {} : { options: optionsOf(options) }),
  });
}

function optionsOf(options: NonNullable<PropertyData['options']>): Option[] {
  if (!Array.isArray(options))
    return Object.entries(options).map(([value, label]) => ({ value, label: String(label) }));
  return options.map((option) => {
    if (typeof option !== 'object') return { value: String(option), label: String(option) };
    return { value: String(option.value), label: option.label ?? String(option.value) };
  });
}

function isClosedWithoutOptions({ type, options, open }: Property): boolean {
  return (type === 'enumeration' || type === 'multi_enumeration') && open !== true && (options?.length ?? 0) === 0;
}

/** Another property that an alias already leads to. */
function aliasRival({ object, name, alias }: Property, others: readonly Property[]): Property | undefined {
  if (alias === undefined) return undefined;
  return others.find(
    (other) => other.object === object && other.name !== name && (other.alias === alias || other.name === alias),
  );
}
