import type { Catalog } from '../../../catalog/catalog.ts';
import type { Zone } from '../../../values/zone.ts';
import { metaOf } from '../../sqlite/local-store/local-source.ts';
import { ensureColumns, forgetTimes } from '../../sqlite/local-store/store-columns-writer.ts';
import { forgetSupplied } from '../../sqlite/local-store/supplied-sets.ts';
import type { Draft } from './draft.ts';
import { metaKeys, namesIn, type PullPlan, setMeta } from './pull-plan.ts';

/** Makes room for what the plan brings, forgets what nobody will renew, and keeps the plan. */
export function startDraft(
  draft: Draft,
  plan: PullPlan,
  { catalog, zone }: { readonly catalog: Catalog; readonly zone: Zone },
): void {
  const { database } = draft;
  if (metaOf(database, 'timezone') !== zone.id) {
    forgetTimes(database, new Set(plan.columns));
    database.exec(`DELETE FROM email_events; DELETE FROM imports WHERE kind = 'email-events'`);
    database.prepare('DELETE FROM meta WHERE key = ?').run([metaKeys.events]);
    setMeta(database, 'timezone', zone.id);
  }
  for (const name of namesIn(database, metaKeys.columns))
    if (!plan.columns.includes(name)) forgetSupplied(database, 'contact', name, 'all');
  ensureColumns(
    database,
    'contact',
    plan.columns.flatMap((name) => catalog.contacts.named(name) ?? []),
  );
  draft.setState('plan', plan);
}
