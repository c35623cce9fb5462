import { invalid } from '../http/failure.ts';
import { type Fields, fields, optionalText, texts } from '../http/read-body.ts';
import type { PropertySet } from '../properties/property-set.ts';

export interface SearchRequest {
  /** Joined by `or`; none finds everything. */
  readonly groups: readonly (readonly SearchFilter[])[];
  readonly sort?: { readonly property: string; readonly descending: boolean };
  readonly query?: string;
  readonly properties: readonly string[];
  readonly limit: number;
  readonly offset: number;
}

export interface SearchFilter {
  readonly property: string;
  readonly operator: Operator;
  readonly value: string;
  readonly highValue: string;
  readonly values: readonly string[];
}

const operators = [
  'EQ',
  'NEQ',
  'LT',
  'LTE',
  'GT',
  'GTE',
  'BETWEEN',
  'IN',
  'NOT_IN',
  'HAS_PROPERTY',
  'NOT_HAS_PROPERTY',
  'CONTAINS_TOKEN',
  'NOT_CONTAINS_TOKEN',
] as const;

export type Operator = (typeof operators)[number];

/** The most that one search may hold. */
const most = { groups: 5, filtersInGroup: 6, filters: 18, bodyLength: 3000, limit: 200, results: 10_000 };

/**
 * Reads the body of a search. Keys that HubSpot does not know are passed over, so a misspelt `filterGroups` searches
 * without filters.
 */
export function readSearch(body: unknown, bodyLength: number, properties: PropertySet): SearchRequest {
  if (bodyLength > most.bodyLength)
    throw invalid(`The request body is ${bodyLength} characters long; the maximum is ${most.bodyLength}`);
  const { filterGroups = [], sorts = [], query, limit = 10, after, ...rest } = fields(body);
  if (!Array.isArray(filterGroups)) throw invalid('Invalid input JSON: filterGroups must be a list');
  const groups = filterGroups.map((group) => {
    const { filters = [] } = fields(group);
    if (!Array.isArray(filters)) throw invalid('Invalid input JSON: filters must be a list');
    return filters.map((filter) => readFilter(fields(filter), properties));
  });
  if (groups.length > most.groups) throw invalid(`Too many filterGroups: ${groups.length}, at most ${most.groups}`);
  if (groups.some((group) => group.length > most.filtersInGroup))
    throw invalid(`Too many filters in a group; at most ${most.filtersInGroup}`);
  if (groups.flat().length > most.filters) throw invalid(`Too many filters; at most ${most.filters} in all`);
  const size = Number(limit);
  if (!Number.isInteger(size) || size < 1 || size > most.limit)
    throw invalid(`limit must be between 1 and ${most.limit}`);
  const offset = Number(after ?? 0);
  if (!Number.isInteger(offset) || offset < 0) throw invalid(`Invalid paging cursor: ${after}`);
  if (offset + size > most.results) throw invalid(`Cannot page past ${most.results} results`);
  const words = optionalText(query, 'query');
  const sort = readSort(sorts, properties);
  return {
    groups,
    properties: texts(rest['properties'], 'properties'),
    limit: size,
    offset,
    ...(sort && { sort }),
    ...(words && { query: words }),
  };
}

function readFilter(filter: Fields, properties: PropertySet): SearchFilter {
  const property = optionalText(filter['propertyName'], 'propertyName') ?? '';
  const operator = operators.find((one) => one === filter['operator']);
  if (!operator) throw invalid(`Invalid input JSON: unknown operator ${JSON.stringify(filter['operator'])}`);
  if (!properties.get(property) && !/^associations\.\w+$/.test(property))
    throw invalid(`There was a problem with the request: property ${property} does not exist`);
  const value = optionalText(filter['value'], 'value');
  const highValue = optionalText(filter['highValue'], 'highValue');
  const values = filter['values'] === undefined ? undefined : texts(filter['values'], 'values');
  if (value !== undefined && values !== undefined) throw invalid('A filter may have value or values, not both');
  const takesNone = operator === 'HAS_PROPERTY' || operator === 'NOT_HAS_PROPERTY';
  const takesList = operator === 'IN' || operator === 'NOT_IN';
  if (takesNone && (value !== undefined || values !== undefined)) throw invalid(`operator ${operator} takes no value`);
  if (takesList && !values?.length) throw invalid(`operator ${operator} requires values`);
  if (!takesNone && !takesList && value === undefined) throw invalid(`operator ${operator} requires a value`);
  if (operator === 'BETWEEN' && highValue === undefined) throw invalid('operator BETWEEN requires a highValue');
  return { property, operator, value: value ?? '', highValue: highValue ?? '', values: values ?? [] };
}

/** One rule at most: `{propertyName, direction}`, or a property's name alone. */
function readSort(sorts: unknown, properties: PropertySet): SearchRequest['sort'] {
  if (!Array.isArray(sorts)) throw invalid('Invalid input JSON: sorts must be a list');
  if (sorts.length > 1) throw invalid('Only one sort rule is supported');
  const [sort] = sorts as unknown[];
  if (sort === undefined) return undefined;
  const rule: Fields = typeof sort === 'string' ? { propertyName: sort } : fields(sort);
  const property = optionalText(rule['propertyName'], 'propertyName') ?? '';
  if (!properties.get(property)) throw invalid(`Cannot sort by ${property}: it does not exist`);
  return { property, descending: rule['direction'] === 'DESCENDING' };
}
