/** HubSpot: lists as code. */

export { filtersKey, filtersSideBySide, sameFilters } from './sources/hubspot/filters/list/compare-filters.ts';
export {
  criteriaFromFilters,
  type ImportedCriteria,
  type ImportProblem,
  type ImportSetting,
} from './sources/hubspot/filters/list/imported/criteria-from-filters.ts';
export {
  type ListCompilation,
  type ListSetting,
  listFilters,
  type RefusedClause,
} from './sources/hubspot/filters/list/list-filters.ts';
