import type { Option, Property } from '../../../catalog/property.ts';
import type { PropertyType } from '../../../values/value.ts';
import type { PropertyDefinition } from '../api/hubspot-api.ts';

/** A property of the portal as rules see it; `undefined` for types that no predicate is about (coordinates, JSON). */
export function portalProperty(object: string, definition: PropertyDefinition): Property | undefined {
  const { name, label, description, hidden, externalOptions, readOnlyValue, calculated } = definition;
  const type = typeOf(definition);
  if (type === undefined) return undefined;
  const options = definition.options.map(({ value, label: shown }): Option => ({ value, label: shown }));
  const isChoice = type === 'enumeration' || type === 'multi_enumeration';
  const isStoredAsEnumeration = type === 'boolean' && definition.type === 'enumeration';
  return Object.freeze({
    object,
    name,
    label: label === '' ? name : label,
    type,
    origin: 'record',
    writable: readOnlyValue !== true && calculated !== true,
    ...(options.length > 0 && (isChoice || isStoredAsEnumeration) ? { options } : {}),
    ...(isChoice && (externalOptions === true || options.length === 0) ? { open: true } : {}),
    ...(hidden === true ? { hidden } : {}),
    ...(isStoredAsEnumeration ? { storedAsEnumeration: true } : {}),
    ...(description === undefined || description === '' ? {} : { description }),
  });
}

function typeOf({ type, fieldType, options }: PropertyDefinition): PropertyType | undefined {
  switch (type) {
    case 'bool':
      return 'boolean';
    case 'enumeration':
      if (isTrueAndFalse(options)) return 'boolean';
      return fieldType === 'checkbox' ? 'multi_enumeration' : 'enumeration';
    case 'number':
    case 'date':
    case 'datetime':
    case 'string':
      return type;
    case 'phone_number':
      return 'string';
    default:
      return undefined;
  }
}

/** HubSpot keeps some booleans as enumerations of these two. */
function isTrueAndFalse(options: PropertyDefinition['options']): boolean {
  const values = options.map(({ value }) => value).sort();
  return values.length === 2 && values[0] === 'false' && values[1] === 'true';
}
