import { searchLimits } from '../search-body.ts';
import type { SearchPlan } from './search-plan.ts';

/** What a plan will ask of HubSpot, at most where the totals of its searches are known. */
export interface RequestEstimate {
  /** `undefined` where it depends on how many contacts are found. */
  readonly searches: number | undefined;
  readonly reads: number | undefined;
  readonly seconds: number | undefined;
  /** Some search finds more than can be paged through, so that it is begun again behind the last id. */
  readonly passesCap: boolean | undefined;
}

export interface KnownSizes {
  /** Of each search of the plan. */
  readonly totals?: readonly number[];
  /** Of all contacts of the portal. */
  readonly contacts?: number;
  /** What the portal allows beside searches; the least that HubSpot gives where it is absent. */
  readonly readsPerSecond?: number;
}

/** Five for the whole account. */
const searchesPerSecond = 5;
/** 100 in ten seconds: an app on a free portal. */
const leastReadsPerSecond = 10;
const readSize = 100;

/** Requests and seconds: each search page by page, then what was found, read by id; or all contacts. */
export function requestEstimate(
  plan: SearchPlan,
  { totals, contacts, readsPerSecond = leastReadsPerSecond }: KnownSizes = {},
): RequestEstimate {
  if (plan.kind === 'everyone') {
    const reads = contacts === undefined ? undefined : Math.max(1, Math.ceil(contacts / readSize));
    return { searches: 0, reads, seconds: reads && reads / readsPerSecond, passesCap: false };
  }
  if (plan.searches.length === 0) return { searches: 0, reads: 0, seconds: 0, passesCap: false };
  if (totals === undefined)
    return {
      searches: undefined,
      reads: undefined,
      seconds: undefined,
      passesCap: contacts !== undefined && contacts <= searchLimits.results ? false : undefined,
    };
  const searches = totals.reduce((sum, total) => sum + Math.max(1, Math.ceil(total / searchLimits.pageSize)), 0);
  // The searches may find the same contacts, but no more than there are.
  const found = Math.min(
    totals.reduce((sum, total) => sum + total, 0),
    contacts ?? Number.POSITIVE_INFINITY,
  );
  const reads = Math.ceil(found / readSize);
  return {
    searches,
    reads,
    seconds: searches / searchesPerSecond + reads / readsPerSecond,
    passesCap: totals.some((total) => total > searchLimits.results),
  };
}
