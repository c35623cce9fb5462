import type { PullContext } from './pull-context.ts';
import { liveContacts } from './pull-plan.ts';
import { pageSize, readContacts } from './read-contacts.ts';

/**
 * Archives the contacts that stand in the portal's recycling bin, and reads those again that stood there at the last
 * pull and do so no more: some were restored. False where the bin holds so much that reading all contacts costs no more.
 */
export async function archiveDeleted(context: PullContext): Promise<boolean> {
  const { api, draft, writer, signal } = context;
  const { database } = draft;
  const keep = database.prepare('INSERT OR IGNORE INTO pull_bin VALUES (?)');
  const mostPages = Math.ceil(liveContacts(database) / pageSize) + 10;
  let after = draft.state<string>('archivedAfter');
  let pages = 0;
  do {
    signal?.throwIfAborted();
    if (pages === mostPages) return false;
    const page = await api.page({
      object: 'contacts',
      properties: [],
      limit: pageSize,
      archived: true,
      ...(after === undefined ? {} : { after }),
      ...(signal === undefined ? {} : { signal }),
    });
    pages++;
    after = page.after;
    context.save(() => {
      for (const { id } of page.results) {
        writer.archive(Number(id));
        keep.run([Number(id)]);
      }
      if (after !== undefined) draft.setState('archivedAfter', after);
    });
    context.progress('deleted contacts', pages, after === undefined ? pages : mostPages);
  } while (after !== undefined);
  await readRestored(context);
  return true;
}

async function readRestored(context: PullContext): Promise<void> {
  const { database } = context.draft;
  const next = database.prepare(
    'SELECT id FROM recycled WHERE id > ? AND id NOT IN (SELECT id FROM pull_bin) ORDER BY id LIMIT 1000',
  );
  for (let ids = next.column([0]) as number[]; ids.length > 0; ids = next.column([ids.at(-1) as number]) as number[])
    await readContacts(ids, context);
  context.save(() => database.exec('DELETE FROM recycled; INSERT INTO recycled SELECT id FROM pull_bin'));
}
