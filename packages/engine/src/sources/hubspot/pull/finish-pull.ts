import type { Catalog } from '../../../catalog/catalog.ts';
import { metaOf } from '../../sqlite/local-store/local-source.ts';
import { dropUnusedSets } from '../../sqlite/local-store/supplied-sets.ts';
import { writeAddressStatus } from './address-status.ts';
import { forgetAssociated } from './pull-associated.ts';
import type { PullContext } from './pull-context.ts';
import { metaKeys, setMeta } from './pull-plan.ts';

/** Writes down what the store now holds, once all of it is there. */
export function finishPull(
  { draft, plan, needs, writer, counts, zone, save }: PullContext,
  catalog: Catalog,
  portal: string,
): void {
  const { database } = draft;
  const remember = database.prepare(
    `INSERT INTO imports (file, kind, imported_at, timezone, rows, inserted, updated, unchanged, rejected, archived)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)`,
  );
  save(() => {
    writer.finish();
    rememberHistories();
    forgetAssociated(
      database,
      needs.associated.map(({ relation }) => relation),
    );
    const { read, inserted, updated, unchanged, archived, events } = counts;
    const from = `portal ${portal}`;
    remember.run([from, 'contacts', plan.began, zone.id, read, inserted, updated, unchanged, archived]);
    if (metaOf(database, metaKeys.events) !== undefined) {
      writeAddressStatus(database, catalog);
      remember.run([from, 'email-events', plan.began, zone.id, events, events, 0, 0, 0]);
    }
    setMeta(database, metaKeys.until, String(plan.began));
    setMeta(database, metaKeys.columns, JSON.stringify(plan.columns));
    setMeta(database, metaKeys.histories, JSON.stringify(plan.histories));
    dropUnusedSets(database);
  });

  /** Every live contact has the recorded values of these, and of these only. */
  function rememberHistories(): void {
    const whole = JSON.stringify(plan.histories);
    database
      .prepare('DELETE FROM property_history WHERE property NOT IN (SELECT value FROM json_each(?))')
      .run([whole]);
    database.exec('DELETE FROM histories');
    database.prepare('INSERT INTO histories SELECT value FROM json_each(?)').run([whole]);
  }
}
