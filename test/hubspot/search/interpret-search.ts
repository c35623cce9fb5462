import type { SearchBody, SearchFilter } from '../../../packages/engine/src/sources/hubspot/filters/search-body.ts';

/**
 * What HubSpot's documentation says of search, and nothing else: written for the tests, by other code than the one that
 * makes the searches. Whether `NEQ` and `NOT_IN` hold without a value is not documented, so it can be had either way.
 */
export interface UnknownReading {
  readonly NEQ: boolean;
  readonly NOT_IN: boolean;
}

export interface PortalContact {
  readonly id: string;
  /** As text; days and instants as milliseconds since 1970. A property without a value is not there. */
  readonly values: ReadonlyMap<string, string>;
}

export type PortalTypes = (property: string) => string;

export function found(body: SearchBody, contact: PortalContact, typeOf: PortalTypes, reading: UnknownReading): boolean {
  return body.filterGroups.some(({ filters }) => filters.every((filter) => holds(filter, contact, typeOf, reading)));
}

function holds(filter: SearchFilter, { values }: PortalContact, typeOf: PortalTypes, reading: UnknownReading): boolean {
  const value = values.get(filter.propertyName);
  if (filter.operator === 'HAS_PROPERTY') return value !== undefined;
  if (filter.operator === 'NOT_HAS_PROPERTY') return value === undefined;
  if (value === undefined) return filter.operator in reading && reading[filter.operator as keyof UnknownReading];
  const type = typeOf(filter.propertyName);
  if (type === 'multi_enumeration') throw new Error(`what ${filter.operator} does on a multi-select is not documented`);
  switch (filter.operator) {
    case 'EQ':
      return isEqual(type, value, filter.value);
    case 'NEQ':
      return !isEqual(type, value, filter.value);
    case 'IN':
      return isIn(type, value, filter.values);
    case 'NOT_IN':
      return !isIn(type, value, filter.values);
    case 'LT':
      return orderable(type, value) < orderable(type, filter.value);
    case 'LTE':
      return orderable(type, value) <= orderable(type, filter.value);
    case 'GT':
      return orderable(type, value) > orderable(type, filter.value);
    case 'GTE':
      return orderable(type, value) >= orderable(type, filter.value);
    default:
      throw new Error(`what ${filter.operator} finds is not documented well enough to use it`);
  }
}

function isEqual(type: string, value: string, wanted: string): boolean {
  if (type === 'string') return inLowerCase(value) === inLowerCase(wanted);
  if (type === 'number' || type === 'date' || type === 'datetime')
    return orderable(type, value) === orderable(type, wanted);
  return value === wanted;
}

/** On text the values must be in lower case: others find nothing. */
function isIn(type: string, value: string, wanted: readonly string[]): boolean {
  if (wanted.length === 0) throw new Error('IN without values is refused');
  return type === 'string' ? wanted.includes(inLowerCase(value)) : wanted.some((each) => isEqual(type, value, each));
}

/** Letters of ASCII alone: of others nothing is documented. */
function inLowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 32));
}

function orderable(type: string, text: string): number {
  const number = Number(text);
  if (!['number', 'date', 'datetime'].includes(type) || text.trim() === '' || Number.isNaN(number))
    throw new Error(`${type} ${JSON.stringify(text)} has no order`);
  return number;
}
