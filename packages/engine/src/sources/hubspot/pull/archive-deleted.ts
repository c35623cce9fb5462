import type { PullContext } from './pull-context.ts';
import { liveContacts } from './pull-plan.ts';

/**
 * Archives the contacts that stand in the portal's recycling bin. False where the bin holds so much that reading all
 * contacts costs no more.
 */
export async function archiveDeleted(context: PullContext): Promise<boolean> {
  const { api, draft, writer, signal } = context;
  const mostPages = Math.ceil(liveContacts(draft.database) / context.pageSize) + 10;
  let after = draft.state<string>('archivedAfter');
  let pages = 0;
  do {
    signal?.throwIfAborted();
    if (pages === mostPages) return false;
    const page = await api.page({
      object: 'contacts',
      properties: [],
      limit: 100,
      archived: true,
      ...(after === undefined ? {} : { after }),
      ...(signal === undefined ? {} : { signal }),
    });
    pages++;
    after = page.after;
    context.save(() => {
      for (const { id } of page.results) writer.archive(Number(id));
      if (after !== undefined) draft.setState('archivedAfter', after);
    });
    context.progress('deleted contacts', pages, after === undefined ? pages : mostPages);
  } while (after !== undefined);
  return true;
}
