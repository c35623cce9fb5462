import type { PropertyType } from '../../values/value.ts';
import type { Option, Property } from '../property.ts';

export interface PropertyDetails {
  readonly alias?: string;
  readonly options?: Readonly<Record<string, string>> | readonly Option[];
  readonly open?: true;
  readonly hidden?: true;
  readonly writable?: true;
  readonly description?: string;
  readonly headers?: readonly string[];
  readonly storedAsEnumeration?: true;
}

/** A property that HubSpot keeps on the contact record; read-only unless `writable`. */
export function contactProperty(
  name: string,
  label: string,
  type: PropertyType,
  details: PropertyDetails = {},
): Property {
  return defineProperty('contact', 'record', name, label, type, details);
}

export function defineProperty(
  object: string,
  origin: Property['origin'],
  name: string,
  label: string,
  type: PropertyType,
  { options, writable, ...details }: PropertyDetails = {},
): Property {
  return Object.freeze({
    object,
    name,
    label,
    type,
    origin,
    writable: writable ?? false,
    ...details,
    ...(options === undefined ? {} : { options: optionsOf(options) }),
  });
}

function optionsOf(options: NonNullable<PropertyDetails['options']>): readonly Option[] {
  if (Array.isArray(options)) return options;
  return Object.entries(options).map(([value, label]) => ({ value, label }));
}
