import type { PullContext } from './pull-context.ts';

/** Records in one request. */
export const pageSize = 100;

/** Reads contacts by id into the draft; those that the portal no longer has are archived there. */
export async function readContacts(ids: readonly number[], context: PullContext): Promise<void> {
  const { api, plan, writer, signal } = context;
  for (const part of partsOf(ids, pageSize)) {
    const records = await api.read({
      object: 'contacts',
      ids: part.map(String),
      properties: plan.columns,
      ...(plan.histories.length === 0 ? {} : { histories: plan.histories }),
      ...(signal === undefined ? {} : { signal }),
    });
    const live = records.filter(({ archived }) => !archived);
    const found = new Set(live.map(({ id }) => Number(id)));
    context.save(() => {
      for (const record of live) writer.write(record);
      for (const id of part) if (!found.has(id)) writer.archive(id);
    });
  }
}

/** Cut into parts of at most `size`. */
export function partsOf<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < items.length; start += size) parts.push(items.slice(start, start + size));
  return parts;
}
