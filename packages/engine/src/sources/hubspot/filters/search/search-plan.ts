import type { Formula } from '../../../../plan/formula.ts';
import type { Selection } from '../../../../plan/selection.ts';
import type { SearchBody } from '../search-body.ts';
import { candidatesOf, type LocalClause } from './candidates.ts';
import { isEveryone } from './group.ts';
import { packed } from './pack.ts';

/** How the records that may matter to some questions are found; what search leaves open is decided here. */
export type SearchPlan = EveryoneByPaging | CandidateSearches;

/** No search bounds them: all contacts are read. */
export interface EveryoneByPaging {
  readonly kind: 'everyone';
  readonly local: readonly LocalClause[];
}

/** Whoever matters is found by one of the searches, or by several. Without a search there is nobody. */
export interface CandidateSearches {
  readonly kind: 'searches';
  readonly searches: readonly SearchBody[];
  /** The searches find nobody else. The total of a single one is then the number of matches. */
  readonly exact: boolean;
  readonly local: readonly LocalClause[];
}

/**
 * The searches for all that any of some formulas may hold for: what several ask for is asked once, and what one asks
 * for within what another does is not asked at all.
 */
export function searchPlan(formulas: readonly Formula[], context: Omit<Selection, 'formula'>): SearchPlan {
  const { groups, exact, local } = candidatesOf(formulas, context);
  if (isEveryone(groups)) return Object.freeze({ kind: 'everyone', local: Object.freeze(local) });
  const { searches, exact: isWhole } = packed(groups);
  const told = isWhole ? local : [...local, tooLarge];
  return Object.freeze({ kind: 'searches', searches, exact: exact && isWhole, local: Object.freeze(told) });
}

const tooLarge: LocalClause = Object.freeze({
  clause: 'a part with many conditions, or long lists of them',
  reason: 'the least selective of them do not fit into a search',
});
