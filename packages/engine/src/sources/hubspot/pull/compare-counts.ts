import { idAbove, searchFor } from '../filters/search/pages.ts';
import type { SearchFilter } from '../filters/search-body.ts';
import { searchLimits } from '../filters/search-body.ts';
import type { PullContext } from './pull-context.ts';
import { liveContacts } from './pull-plan.ts';
import { pageSize, readContacts } from './read-contacts.ts';

/**
 * Compares how many contacts the portal and the store have, and where they differ halves the range of ids until the
 * contacts that differ are found: merged and permanently deleted ones, which no call lists. False where so many differ
 * that reading all contacts costs no more.
 */
export async function compareCounts(context: PullContext): Promise<boolean> {
  const { api, draft, signal } = context;
  const { database } = draft;
  const range = 'FROM contacts WHERE _archived IS NULL AND id > ? AND id <= ?';
  const countStored = database.prepare(`SELECT count(*) ${range}`);
  const idsStored = database.prepare(`SELECT id ${range} ORDER BY id`);
  const middleStored = database.prepare(`SELECT id ${range} ORDER BY id LIMIT 1 OFFSET ?`);
  let searchesLeft = Math.ceil(liveContacts(database) / pageSize) + 10;

  /** The contacts with ids above `from`, up to `to`. */
  async function compare(from: number, to: number): Promise<boolean> {
    signal?.throwIfAborted();
    if (searchesLeft-- === 0) return false;
    const page = await api.search(searchFor([{ filters: idsIn(from, to) }]), signal);
    const stored = countStored.column([from, to])[0] as number;
    if (page.total === stored) return true;
    const ids = page.results.map(({ id }) => Number(id));
    const isShort = stored <= searchLimits.pageSize;
    if (page.total <= ids.length && isShort) {
      await readContacts(differing(ids, idsStored.column([from, to]) as number[]), context);
      return true;
    }
    const middle = isShort
      ? (ids.at(-1) as number)
      : (middleStored.column([from, to, Math.floor(stored / 2)])[0] as number);
    return (await compare(from, middle)) && (await compare(middle, to));
  }

  return compare(0, Number.MAX_SAFE_INTEGER);
}

function idsIn(from: number, to: number): SearchFilter[] {
  if (to === Number.MAX_SAFE_INTEGER) return [idAbove(from)];
  return [idAbove(from), { propertyName: 'hs_object_id', operator: 'LTE', value: String(to) }];
}

/** What only one of the two has. */
function differing(one: readonly number[], other: readonly number[]): number[] {
  const [inOne, inOther] = [new Set(one), new Set(other)];
  return [...one.filter((id) => !inOther.has(id)), ...other.filter((id) => !inOne.has(id))];
}
