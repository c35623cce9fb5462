import { SourceError } from '../../source-error.ts';
import type { PullContext } from './pull-context.ts';
import { pageSize } from './read-contacts.ts';

/**
 * Reads every contact of the portal, page by page. An export would cost fewer requests, but it starts from a list of
 * all contacts, and HubSpot has none of itself: it would have to be made, and pulling only reads.
 */
export async function readAllContacts(context: PullContext): Promise<void> {
  const { api, draft, plan, writer, signal } = context;
  const seen = draft.database.prepare('INSERT OR IGNORE INTO pull_seen VALUES (?)');
  const total = await context.countOnPortal();
  let after = draft.state<string>('after');
  for (;;) {
    signal?.throwIfAborted();
    const page = await api.page({
      object: 'contacts',
      properties: plan.columns,
      ...(plan.histories.length === 0 ? {} : { histories: plan.histories }),
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
      ...(signal === undefined ? {} : { signal }),
    });
    after = page.after;
    context.save(() => {
      for (const record of page.results) {
        writer.write(record);
        seen.run([Number(record.id)]);
      }
      if (after !== undefined) draft.setState('after', after);
    });
    context.progress('contacts', context.counts.read, Math.max(total, context.counts.read));
    if (after === undefined) break;
  }
  requireSamePeople(context);
  archiveUnseen(context);
}

/** A store of imported files does not say whose contacts it holds: it must share at least one with the portal. */
function requireSamePeople({ draft, counts }: PullContext): void {
  const strangers = draft.state<number>('strangers') ?? 0;
  if (strangers === 0 || counts.updated + counts.unchanged > 0) return;
  draft.discard();
  throw new SourceError(`The portal has none of the ${strangers} contacts of the store.`, {
    hint: 'They seem to be those of another portal. Check the token, or pull into a new store.',
  });
}

/** The contacts that the portal no longer has, and those that no record id was known of. */
function archiveUnseen({ draft: { database }, plan, counts, save }: PullContext): void {
  const isGone = '_archived IS NULL AND id NOT IN (SELECT id FROM pull_seen)';
  save(() => {
    database.exec(`INSERT OR IGNORE INTO recycled SELECT id FROM contacts WHERE ${isGone} AND id > 0`);
    counts.archived += database.prepare(`UPDATE contacts SET _archived = ? WHERE ${isGone}`).run([plan.began]).changes;
  });
}
