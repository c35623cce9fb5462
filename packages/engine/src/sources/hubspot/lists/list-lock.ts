import { stringify } from 'yaml';
import { listLock as validate } from '../../../generated/validators.js';
import type { Problem } from '../../../problems/problem.ts';
import { readYaml } from '../../../yaml/yaml-document.ts';
import type { ListFilters } from '../filters/filter-branch.ts';

/** The file of the project that says which lists of a portal are ours. It is committed like the rules. */
export const listLockFile = 'listwise.lock.yaml';

export type ListType = 'static' | 'active';

/** The members of a static list, without their ids. */
export interface MembersDigest {
  readonly count: number;
  readonly digest: string;
}

/** A list that a rule owns. */
export interface LockedList {
  /** The list's id in the API. */
  readonly list: string;
  readonly name: string;
  readonly type: ListType;
  /** What was last written; absent before the first time. `at` is an ISO instant in UTC. */
  readonly applied?: {
    readonly at: string;
    readonly filters?: ListFilters;
    readonly members?: MembersDigest;
  };
}

/** Which lists are ours: by portal id, then by rule id. One rule may own a list on each of several portals. */
export interface ListLock {
  readonly version: 1;
  readonly lists: Readonly<Record<string, Readonly<Record<string, LockedList>>>>;
}

export const emptyListLock: ListLock = Object.freeze({ version: 1, lists: {} });

/** Reads the lock. Where it has a problem nothing is known of what is ours, and nothing may be written. */
export function parseListLock(text: string): { readonly lock?: ListLock; readonly problems: readonly Problem[] } {
  const { value, problems } = readYaml<Partial<ListLock>>(text, validate);
  return value === undefined ? { problems } : { lock: { version: 1, lists: value.lists ?? {} }, problems };
}

export function lockedList(lock: ListLock, portalId: string, rule: string): LockedList | undefined {
  const lists = Object.hasOwn(lock.lists, portalId) ? lock.lists[portalId] : undefined;
  return lists !== undefined && Object.hasOwn(lists, rule) ? lists[rule] : undefined;
}

/** The lock with this list as the rule's own; without one, the rule owns none there any more. */
export function withLockedList(lock: ListLock, portalId: string, rule: string, list: LockedList | undefined): ListLock {
  const others = Object.entries(lock.lists[portalId] ?? {}).filter(([id]) => id !== rule);
  const lists = Object.fromEntries(list === undefined ? others : [...others, [rule, list] as const]);
  return { version: 1, lists: { ...lock.lists, [portalId]: lists } };
}

const heading = '# The lists in HubSpot that rules of this project own. Written by listwise; commit it.\n';

/** The text of the lock, keys in order, so that the same lock is the same text. */
export function listLockText(lock: ListLock): string {
  const portals = Object.entries(lock.lists).filter(([, lists]) => Object.keys(lists).length > 0);
  return (
    heading + stringify({ version: 1, lists: Object.fromEntries(portals) }, { sortMapEntries: true, lineWidth: 0 })
  );
}
