import { digestOf } from '../../../project/rule-digest.ts';
import type { ListFilters } from '../filters/filter-branch.ts';
import { filtersSideBySide, sameFilters } from '../filters/list/compare-filters.ts';
import type { LockedList, MembersDigest } from './list-lock.ts';

/** Who changed a list since it was last written. */
export type Drift =
  | 'none'
  | 'the file'
  | 'the portal'
  /** Both, to the same. */
  | 'both alike'
  /** Both, to different ends: writing the list loses what was changed on the portal. */
  | 'both'
  /** It was never written by us, so nobody knows. */
  | 'unknown';

export interface FilterDrift {
  readonly changed: Drift;
  /** From what was last written to what the portal has, and to what the file says; `filtersSideBySide` writes them. */
  readonly portal: readonly string[];
  readonly file: readonly string[];
}

/** Compares three states of an active list. */
export function filterDrift(locked: LockedList, portal: unknown, file: ListFilters): FilterDrift {
  const last = locked.applied?.filters;
  if (last === undefined) return { changed: 'unknown', portal: [], file: filtersSideBySide(portal, file) };
  const isPortalSame = sameFilters(last, portal);
  const isFileSame = sameFilters(last, file);
  return {
    changed: driftOf(isPortalSame, isFileSame, sameFilters(portal, file)),
    portal: isPortalSame ? [] : filtersSideBySide(last, portal),
    file: isFileSame ? [] : filtersSideBySide(last, file),
  };
}

/** Compares three states of a static list; `portal` and `file` are the members' ids. */
export function memberDrift(locked: LockedList, portal: ReadonlySet<string>, file: ReadonlySet<string>): Drift {
  const last = locked.applied?.members;
  if (last === undefined) return 'unknown';
  const isLast = (ids: ReadonlySet<string>): boolean => membersDigest(ids).digest === last.digest;
  const areAlike = portal.size === file.size && [...portal].every((id) => file.has(id));
  return driftOf(isLast(portal), isLast(file), areAlike);
}

/** What the lock keeps of the members of a static list. */
export function membersDigest(ids: ReadonlySet<string>): MembersDigest {
  return { count: ids.size, digest: digestOf([...ids].sort().join('\n')) };
}

function driftOf(isPortalSame: boolean, isFileSame: boolean, areAlike: boolean): Drift {
  if (isPortalSame) return isFileSame ? 'none' : 'the file';
  if (isFileSame) return 'the portal';
  return areAlike ? 'both alike' : 'both';
}
