import { idAbove, searchFor } from '../filters/search/pages.ts';
import type { SearchFilter } from '../filters/search-body.ts';
import type { PullContext } from './pull-context.ts';
import { readContacts } from './read-contacts.ts';

/**
 * Reads the contacts that changed since the last pull. A search finds their ids, in the order of these and beyond the
 * 10,000 that one search shows; then they are read by id, which is up to date.
 */
export async function readChangedContacts(context: PullContext): Promise<void> {
  const { api, draft, plan, signal } = context;
  let last = draft.state<number>('changed') ?? 0;
  let done = 0;
  for (;;) {
    signal?.throwIfAborted();
    const page = await api.search(searchFor([{ filters: [changedSince(plan.since), idAbove(last)] }]), signal);
    const ids = page.results.map(({ id }) => Number(id));
    if (ids.length === 0) break;
    await readContacts(ids, context);
    last = Math.max(...ids);
    context.save(() => draft.setState('changed', last));
    context.progress('changed contacts', done + ids.length, done + page.total);
    done += ids.length;
    if (page.total <= ids.length) break;
  }
}

function changedSince(instant: number): SearchFilter {
  return { propertyName: 'lastmodifieddate', operator: 'GTE', value: String(instant) };
}
