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
