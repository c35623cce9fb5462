import type { PullContext } from './pull-context.ts';

/** A list as it was pulled. */
export interface PulledList {
  readonly name: string;
  readonly members: number;
  /** HubSpot was still working out who is in it. */
  readonly isProcessing: boolean;
}

/** Replaces the members of the lists that are needed. A list that the portal does not have is not supplied. */
export async function pullLists(context: PullContext): Promise<void> {
  context.save(() => forgetLists(context));
  for (const name of context.needs.lists) await pullList(name, context);
}

/** Lists of earlier pulls that nothing reads any more: they would grow old. */
function forgetLists({ draft: { database }, needs }: PullContext): void {
  const others = `(SELECT id FROM lists WHERE name NOT IN (SELECT value FROM json_each(?)))`;
  const names = JSON.stringify(needs.lists);
  database.prepare(`DELETE FROM list_members WHERE list IN ${others}`).run([names]);
  database.prepare(`DELETE FROM lists WHERE id IN ${others}`).run([names]);
}

async function pullList(name: string, context: PullContext): Promise<void> {
  const { api, draft, signal } = context;
  const { database } = draft;
  const lists = draft.state<Record<string, PulledList>>('lists') ?? {};
  if (lists[name] !== undefined) return;
  const found = await api.lists.byName(name, signal);
  const id = `(SELECT id FROM lists WHERE name = ?)`;
  context.save(() => {
    database.prepare(`DELETE FROM list_members WHERE list = ${id}`).run([name]);
    database.prepare('DELETE FROM lists WHERE name = ?').run([name]);
    if (found !== undefined) database.prepare('INSERT INTO lists (name) VALUES (?)').run([name]);
  });
  if (found === undefined) return;
  const insert = database.prepare(`INSERT OR IGNORE INTO list_members (list, contact) VALUES (${id}, ?)`);
  let members = 0;
  for await (const ids of api.lists.members(found.listId, signal)) {
    context.save(() => {
      for (const contact of ids) members += insert.run([name, Number(contact)]).changes;
    });
    context.progress(`members of “${name}”`, members, Math.max(members, found.size ?? 0));
  }
  const isProcessing = found.processingStatus === 'PROCESSING';
  context.save(() => draft.setState('lists', { ...lists, [name]: { name, members, isProcessing } }));
}
