import type { PropertyType } from '../values/value.ts';

/** One choice of an enumeration: what the CRM stores and what it shows. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/**
 * Where a value comes from: the record itself, the ledger of e-mail addresses (joined by normalised address),
 * or a computation over other properties.
 */
export type Origin = 'record' | 'address' | 'computed';

/** Something that a rule can name on a record. */
export interface Property {
  /** The object it belongs to: `contact`, or a related one such as `deal`. */
  readonly object: string;
  /** The CRM's internal name, unique within the object. */
  readonly name: string;
  /** A shorter name for rules. */
  readonly alias?: string;
  /** What the CRM shows; several properties may share one. */
  readonly label: string;
  readonly type: PropertyType;
  readonly options?: readonly Option[];
  /** An enumeration whose options the catalogue does not list whole (owners): any value may stand in a rule. */
  readonly open?: boolean;
  /** Not shown by the CRM; a shared label means the property that is not hidden. */
  readonly hidden?: boolean;
  readonly origin: Origin;
  /** Whether the CRM's API accepts a new value. */
  readonly writable: boolean;
  readonly description?: string;
  /** Further headers under which exports carry it, beside its label and name. */
  readonly headers?: readonly string[];
  /** The CRM keeps this boolean as an enumeration of `true` and `false`. */
  readonly storedAsEnumeration?: boolean;
}

/** The name that a rule should use. */
export function preferredName(property: Property): string {
  return property.alias ?? property.name;
}

/** Identifies a property across objects. */
export function propertyKey(property: Property): string {
  return `${property.object}.${property.name}`;
}
