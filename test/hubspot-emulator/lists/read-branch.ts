import { type Failure, invalid } from '../http/failure.ts';
import { type Fields, isFields } from '../http/read-body.ts';
import type { PropertySet } from '../properties/property-set.ts';
import type { Branch, ListFilter } from './branch.ts';
import { readOperation } from './read-operation.ts';

const otherFilters: ReadonlySet<unknown> = new Set([
  'EMAIL_EVENT',
  'EMAIL_SUBSCRIPTION',
  'COMMUNICATION_SUBSCRIPTION',
  'FORM_SUBMISSION',
  'FORM_SUBMISSION_ON_PAGE',
  'PAGE_VIEW',
  'CTA',
  'EVENT',
  'UNIFIED_EVENTS',
  'INTEGRATION_EVENT',
  'ADS_TIME',
  'ADS_SEARCH',
  'PRIVACY',
  'WEBINAR',
  'SURVEY_MONKEY',
  'SURVEY_MONKEY_VALUE',
  'ASSOCIATION',
  'CONSTANT',
  'CAMPAIGN_INFLUENCED',
  'NUM_ASSOCIATIONS',
  'PROPERTY_ASSOCIATION',
]);

interface Surroundings {
  readonly properties: PropertySet;
  readonly listExists: (listId: string) => boolean;
}

/** Filters of one list. */
const mostFilters = 250;

/**
 * Reads a filterBranch by the rules that HubSpot enforces: the root is an `OR` without filters of its own, below it
 * are `AND`s, and within an `AND` only `UNIFIED_EVENTS` and `ASSOCIATION` branches.
 */
export function readBranch(value: unknown, surroundings: Surroundings): Branch {
  const root = readNode(value, surroundings);
  if (root.type !== 'OR') throw structure(`the root filter branch must be of type OR, not ${root.type}`);
  if (root.filters.length > 0) throw structure('the root filter branch must not have filters');
  if (root.branches.length === 0) throw structure('the root filter branch must have one or more AND branches');
  for (const branch of root.branches) {
    if (branch.type !== 'AND') throw structure(`an OR branch may have AND branches only, not ${branch.type}`);
    for (const inner of branch.branches) assertInner(inner);
  }
  if (count(root) > mostFilters) throw structure(`a list has at most ${mostFilters} filters`);
  return root;
}

function assertInner(branch: Branch): void {
  if (branch.type !== 'UNIFIED_EVENTS' && branch.type !== 'ASSOCIATION')
    throw structure(`an AND branch may have UNIFIED_EVENTS and ASSOCIATION branches only, not ${branch.type}`);
  if (branch.type === 'ASSOCIATION' && branch.filters.length === 0)
    throw structure('an ASSOCIATION branch must have one or more filters');
  if (branch.branches.length > 0) throw structure(`branches of type ${branch.type} may not have branches`);
}

function readNode(value: unknown, surroundings: Surroundings): Branch {
  if (!isFields(value)) throw structure('a filter branch must be an object');
  const { filterBranchType: type, filterBranchOperator: operator, filters = [], filterBranches = [] } = value;
  if (type !== 'OR' && type !== 'AND' && type !== 'ASSOCIATION' && type !== 'UNIFIED_EVENTS')
    throw structure(`unknown filterBranchType ${JSON.stringify(type)}`);
  if (operator !== undefined && (type === 'OR' || type === 'AND') && operator !== type)
    throw structure(`filterBranchOperator ${JSON.stringify(operator)} does not go with ${type}`);
  if (!Array.isArray(filters) || !Array.isArray(filterBranches))
    throw structure('filters and filterBranches must be lists');
  return {
    type,
    filters: filters.map((filter) => readFilter(filter, surroundings)),
    branches: filterBranches.map((branch) => readNode(branch, surroundings)),
  };
}

function readFilter(value: unknown, { properties, listExists }: Surroundings): ListFilter {
  if (!isFields(value)) throw structure('a filter must be an object');
  const { filterType } = value;
  if (filterType === 'PROPERTY') return readProperty(value, properties);
  if (filterType === 'IN_LIST') {
    const { listId, operator } = value;
    if (operator !== 'IN_LIST' && operator !== 'NOT_IN_LIST')
      throw structure(`IN_LIST does not know the operator ${JSON.stringify(operator)}`);
    if (typeof listId !== 'string' || !listExists(listId))
      throw invalid(`List ${JSON.stringify(listId)} does not exist`);
    return { kind: 'list', listId, member: operator === 'IN_LIST' };
  }
  if (!otherFilters.has(filterType)) throw structure(`unknown filterType ${JSON.stringify(filterType)}`);
  return { kind: 'other', filterType: String(filterType) };
}

function readProperty({ property, operation }: Fields, properties: PropertySet): ListFilter {
  const definition = typeof property === 'string' ? properties.get(property) : undefined;
  if (!definition)
    throw invalid(`Property ${JSON.stringify(property)} does not exist`, {
      subCategory: 'ListError.PROPERTY_NOT_FOUND',
      context: { propertyName: [String(property)] },
    });
  return { kind: 'property', property: definition.name, operation: readOperation(operation, definition, properties) };
}

function count({ filters, branches }: Branch): number {
  return filters.length + branches.reduce((sum, branch) => sum + count(branch), 0);
}

function structure(message: string): Failure {
  return invalid(`Invalid filterBranch: ${message}`, { subCategory: 'ListError.INVALID_FILTER_BRANCH' });
}
