import type { PropertyType } from '../values/value.ts';

const names: Readonly<Record<PropertyType, string>> = {
  boolean: 'true or false',
  string: 'text',
  number: 'a number',
  enumeration: 'a choice',
  multi_enumeration: 'a multiple choice',
  date: 'a date',
  datetime: 'a date with time',
};

/** A type in a marketer's words: `… is a choice`. */
export function typeName(type: PropertyType): string {
  return names[type];
}
