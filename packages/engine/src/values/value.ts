/** The types a property can have. `date` is a calendar day, `datetime` an instant. */
export const propertyTypes = [
  'boolean',
  'string',
  'number',
  'enumeration',
  'multi_enumeration',
  'date',
  'datetime',
] as const;

export type PropertyType = (typeof propertyTypes)[number];

/**
 * A known value. Strings, enumeration values and multi-selects (`A;B`) are text as it was written;
 * a `date` is a number of days since 1970-01-01, a `datetime` a number of milliseconds since then (UTC).
 */
export type Value = string | number | boolean;

/** Stands where a cell holds text that its type cannot be read from. */
export const unreadable: unique symbol = Symbol('unreadable');

/** Stands where a record was never given the property at all. */
export const notSupplied: unique symbol = Symbol('not supplied');

/** What a record holds for one property: a value, nothing (`undefined` is *unknown*), or no usable answer. */
export type Cell = Value | undefined | typeof unreadable | typeof notSupplied;

export function isDecided(cell: Cell): cell is Value | undefined {
  return cell !== unreadable && cell !== notSupplied;
}

export function isDateType(type: PropertyType): type is 'date' | 'datetime' {
  return type === 'date' || type === 'datetime';
}
