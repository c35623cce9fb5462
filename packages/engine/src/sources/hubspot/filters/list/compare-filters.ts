import type { PropertyFilter } from '../filter-branch.ts';
import { isKnownTest, needsValue, readsCurrentValue } from './filter-tree.ts';
import { filterWords } from './filter-words.ts';
import { type Fields, fieldsOf, listOf, operationTypeOf } from './read-fields.ts';

/** Whether two definitions of a list say the same: the order of branches, filters and values does not matter. */
export function sameFilters(one: unknown, other: unknown): boolean {
  return filtersKey(one) === filtersKey(other);
}

/**
 * Two definitions as lines: `-` what only the first says, `+` what only the second says, two blanks what both say.
 * A line is one branch of the `or`, in the words of HubSpot's editor.
 */
export function filtersSideBySide(one: unknown, other: unknown): readonly string[] {
  const [left, right] = [normalBranches(one), normalBranches(other)];
  const keysOf = (branches: readonly Branch[]): ReadonlySet<string> => new Set(branches.map(({ key }) => key));
  const [leftKeys, rightKeys] = [keysOf(left), keysOf(right)];
  return [
    ...left.filter(({ key }) => rightKeys.has(key)).map(({ words }) => `  ${words}`),
    ...left.filter(({ key }) => !rightKeys.has(key)).map(({ words }) => `- ${words}`),
    ...right.filter(({ key }) => !leftKeys.has(key)).map(({ words }) => `+ ${words}`),
  ];
}

/** A stable text of a definition, the same for all that say the same. */
export function filtersKey(filters: unknown): string {
  return JSON.stringify(normalBranches(filters).map(({ key }) => key));
}

interface Branch {
  readonly key: string;
  readonly words: string;
}

/** The branches of the root, each once and in an order of their own. */
function normalBranches(root: unknown): Branch[] {
  const fields = fieldsOf(root);
  const branches =
    fields?.['filterBranchType'] === 'OR' && listOf(fields['filters']).length === 0
      ? listOf(fields['filterBranches'])
      : [root];
  const byKey = new Map(branches.map(normalBranch).map((branch) => [branch.key, branch]));
  return [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

function normalBranch(branch: unknown): Branch {
  const fields = fieldsOf(branch);
  if (fields?.['filterBranchType'] !== 'AND') return { key: stableText(branch), words: stableText(branch) };
  const filters = withValueSet(listOf(fields['filters']).map(normalFilter));
  const nested = listOf(fields['filterBranches']).map(stableText);
  const keys = [...new Set([...filters.map(stableText), ...nested])].sort();
  return { key: `[${keys.join(',')}]`, words: [...filters.map(filterWords), ...nested].join(' and ') };
}

/** Where one test of a property needs a value, all do; then asking for a value says nothing more. */
function withValueSet(filters: readonly Fields[]): Fields[] {
  const tests = filters.filter(isProperty);
  const needing = new Set(tests.filter(needsValue).map(({ property }) => property));
  const tested = new Set(tests.filter(readsCurrentValue).map(({ property }) => property));
  return filters.flatMap((filter): Fields[] => {
    if (!isProperty(filter) || !needing.has(filter.property)) return [filter];
    if (isKnownTest(filter)) return tested.has(filter.property) ? [] : [filter];
    if (!readsCurrentValue(filter)) return [filter];
    return [{ ...filter, operation: { ...filter.operation, includeObjectsWithNoValueSet: false } }];
  });
}

function isProperty(filter: Fields): filter is Fields & PropertyFilter {
  return filter['filterType'] === 'PROPERTY' && fieldsOf(filter['operation']) !== undefined;
}

function normalFilter(filter: unknown): Fields {
  const fields = fieldsOf(filter) ?? { filter };
  const operation = fieldsOf(fields['operation']);
  return operation === undefined ? fields : { ...fields, operation: normalOperation(operation) };
}

/** With HubSpot's defaults written out, and without what it adds to its answers. */
function normalOperation(operation: Fields): Fields {
  const operationType = operationTypeOf(operation);
  const { values } = operation;
  const isUnknown = operation['operator'] === 'IS_UNKNOWN';
  return {
    ...operation,
    operationType,
    includeObjectsWithNoValueSet: isUnknown || operation['includeObjectsWithNoValueSet'] === true,
    ...(Array.isArray(values) ? { values: [...new Set(values.map(String))].sort() } : {}),
    ...(operationType === 'TIME_POINT'
      ? {
          type: operationType,
          timePoint: normalPoint(operation['timePoint']),
          endpointBehavior: operation['endpointBehavior'] ?? 'EXCLUSIVE',
          propertyParser: operation['propertyParser'] ?? 'VALUE',
        }
      : {}),
    ...(operationType === 'TIME_RANGED'
      ? {
          type: operationType,
          lowerBoundTimePoint: normalPoint(operation['lowerBoundTimePoint']),
          upperBoundTimePoint: normalPoint(operation['upperBoundTimePoint']),
          lowerBoundEndpointBehavior: operation['lowerBoundEndpointBehavior'] ?? 'INCLUSIVE',
          upperBoundEndpointBehavior: operation['upperBoundEndpointBehavior'] ?? 'INCLUSIVE',
          propertyParser: operation['propertyParser'] ?? 'VALUE',
        }
      : {}),
  };
}

function normalPoint(point: unknown): unknown {
  const fields = fieldsOf(point);
  if (fields === undefined) return point;
  const { timezoneSource, offset, ...kept } = fields;
  const parts = Object.entries(fieldsOf(offset) ?? {}).filter(([, amount]) => amount !== 0 && amount != null);
  const isNow = fieldsOf(fields['indexReference'])?.['referenceType'] === 'NOW' && parts.length === 0;
  const clock = fields['timeType'] === 'DATE' ? { hour: 0, minute: 0, second: 0, millisecond: 0 } : {};
  return {
    ...clock,
    ...kept,
    // An instant is the same in every zone; whose zone it is matters as little.
    ...(isNow || fields['timeType'] === 'PROPERTY_REFERENCED' ? { zoneId: undefined } : {}),
    ...(parts.length === 0 ? {} : { offset: Object.fromEntries(parts) }),
  };
}

/** JSON with sorted keys, without what is absent. */
function stableText(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (key === 'filterBranchOperator' || part === null) return undefined;
    const fields = Array.isArray(part) ? undefined : fieldsOf(part);
    return fields === undefined
      ? part
      : Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
