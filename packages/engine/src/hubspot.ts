/** HubSpot: finding contacts by its search. */

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
