/** HubSpot portals: calls of its API, its properties and contacts taken into a project; needs Node. */
export { requireSameTime } from './sources/hubspot/api/clock-skew.ts';
export type { HubSpotApi } from './sources/hubspot/api/hubspot-api.ts';
export { type CatalogReport, pullCatalog } from './sources/hubspot/catalog/pull-catalog.ts';
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
export type { LocalClause } from './sources/hubspot/filters/search/candidates.ts';
export { explainSearch } from './sources/hubspot/filters/search/explain-search.ts';
export {
  type KnownSizes,
  type RequestEstimate,
  requestEstimate,
} from './sources/hubspot/filters/search/request-estimate.ts';
export {
  countOf,
  type SearchAllOptions,
  type SearchTally,
  searchAll,
} from './sources/hubspot/filters/search/search-all.ts';
export { type SearchPlan, searchPlan } from './sources/hubspot/filters/search/search-plan.ts';
export { type DeclaredList, declaredList } from './sources/hubspot/lists/declared-list.ts';
export {
  type Drift,
  type FilterDrift,
  filterDrift,
  memberDrift,
  membersDigest,
} from './sources/hubspot/lists/list-drift.ts';
export { type ListLock, type LockedList, lockedList, withLockedList } from './sources/hubspot/lists/list-lock.ts';
export {
  type ListState,
  listInQuestion,
  listState,
  type PortalState,
  type WantedContent,
} from './sources/hubspot/lists/list-state.ts';
export { readListLock, writeListLock } from './sources/hubspot/lists/node/list-lock-file.ts';
export { connectToHubSpot, openHubSpot } from './sources/hubspot/open-hubspot.ts';
export { projectNeeds } from './sources/hubspot/pull/project-needs.ts';
export { type PullReport, pull } from './sources/hubspot/pull/pull.ts';
export { HubSpotError } from './sources/hubspot/transport/hubspot-error.ts';
