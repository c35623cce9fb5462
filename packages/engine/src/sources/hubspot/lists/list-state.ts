import type { HubSpotList, ProcessingType } from '../api/hubspot-api.ts';
import type { ListFilters } from '../filters/filter-branch.ts';
import { filtersSideBySide, sameFilters } from '../filters/list/compare-filters.ts';
import type { ListCompilation, RefusedClause } from '../filters/list/list-filters.ts';
import type { DeclaredList } from './declared-list.ts';
import type { ListType, LockedList } from './list-lock.ts';

/** What a list should hold: its filters (or why it can have none), or its members' ids. */
export type WantedContent = ListCompilation | { readonly kind: 'members'; readonly ids: ReadonlySet<string> };

/** What a portal has. */
export interface PortalState {
  /** All lists that are not deleted; that of the rule with its filters. */
  readonly lists: readonly HubSpotList[];
  /** The members of the rule's list, where it is static. */
  readonly members?: ReadonlySet<string>;
}

/** What would happen to the list of a rule, or what stands in the way. */
export type ListState =
  | { readonly kind: 'create'; readonly name: string; readonly type: ListType; readonly content: FittingContent }
  | {
      readonly kind: 'change';
      readonly list: HubSpotList;
      readonly filters: ListFilters;
      /** As `filtersSideBySide` writes them; empty where only the name changes. */
      readonly lines: readonly string[];
      readonly rename?: string;
    }
  | {
      readonly kind: 'membership';
      readonly list: HubSpotList;
      readonly add: readonly string[];
      readonly remove: readonly string[];
      readonly rename?: string;
    }
  | { readonly kind: 'unchanged'; readonly list: HubSpotList }
  /** A list of this name is there, and no lock says that it is ours. */
  | { readonly kind: 'name taken'; readonly list: HubSpotList }
  /** The lock names a list that is deleted, or `add_to` one that the portal does not have. */
  | { readonly kind: 'gone'; readonly wanted: string }
  | { readonly kind: 'wrong type'; readonly list: HubSpotList; readonly wanted: ListType }
  | { readonly kind: 'refused'; readonly clauses: readonly RefusedClause[] };

type FittingContent = Exclude<WantedContent, { kind: 'refused' }>;

/**
 * Compares what a rule declares with what the portal has. A list is ours only where the lock of this portal names it:
 * a list of the same name that somebody else made is left alone.
 */
export function listState(
  declared: DeclaredList,
  content: WantedContent,
  locked: LockedList | undefined,
  portal: PortalState,
): ListState {
  if (content.kind === 'refused') return { kind: 'refused', clauses: content.clauses };
  if (declared.kind === 'add to') return additionState(declared.list, content, portal);
  const { name, type } = declared;
  const list = locked && portal.lists.find(({ listId }) => listId === locked.list);
  if (locked !== undefined && list === undefined) return { kind: 'gone', wanted: locked.list };
  const sharing = listNamed(name, portal.lists);
  if (sharing !== undefined && sharing !== list) return { kind: 'name taken', list: sharing };
  if (list === undefined) return { kind: 'create', name, type, content };
  if (typeOf(list.processingType) !== type) return { kind: 'wrong type', list, wanted: type };
  const rename = list.name === name ? {} : { rename: name };
  if (content.kind === 'filters') {
    const isSame = sameFilters(list.filterBranch, content.filters);
    if (isSame && rename.rename === undefined) return { kind: 'unchanged', list };
    const lines = isSame ? [] : filtersSideBySide(list.filterBranch, content.filters);
    return { kind: 'change', list, filters: content.filters, lines, ...rename };
  }
  const present = portal.members ?? new Set();
  const [add, remove] = [missingFrom(present, content.ids), missingFrom(content.ids, present)];
  if (add.length + remove.length === 0 && rename.rename === undefined) return { kind: 'unchanged', list };
  return { kind: 'membership', list, add, remove, ...rename };
}

/** The list that `listState` asks about: whose filters or members must be read for it. */
export function listInQuestion(
  declared: DeclaredList,
  locked: LockedList | undefined,
  lists: readonly HubSpotList[],
): HubSpotList | undefined {
  if (declared.kind === 'add to') return listByNameOrId(declared.list, lists);
  return locked && lists.find(({ listId }) => listId === locked.list);
}

/** Only ever adds, and needs no ownership. */
function additionState(wanted: string, content: FittingContent, portal: PortalState): ListState {
  const list = listByNameOrId(wanted, portal.lists);
  if (list === undefined) return { kind: 'gone', wanted };
  if (content.kind !== 'members' || typeOf(list.processingType) === 'active')
    return { kind: 'wrong type', list, wanted: 'static' };
  const add = missingFrom(portal.members ?? new Set(), content.ids);
  return add.length === 0 ? { kind: 'unchanged', list } : { kind: 'membership', list, add, remove: [] };
}

function listByNameOrId(wanted: string, lists: readonly HubSpotList[]): HubSpotList | undefined {
  return listNamed(wanted, lists) ?? lists.find(({ listId }) => listId === wanted);
}

/** HubSpot finds names in any letter case. */
function listNamed(name: string, lists: readonly HubSpotList[]): HubSpotList | undefined {
  return lists.find((list) => list.name.toLowerCase() === name.toLowerCase());
}

/** A snapshot is filled once and then like a list that is kept by hand. */
function typeOf(processingType: ProcessingType): ListType {
  return processingType === 'DYNAMIC' ? 'active' : 'static';
}

function missingFrom(present: ReadonlySet<string>, wanted: ReadonlySet<string>): string[] {
  return [...wanted].filter((id) => !present.has(id));
}
