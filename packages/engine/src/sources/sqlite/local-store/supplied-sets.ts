import { type Database, rowOf, rowsOf } from '../database.ts';
import { sql } from '../sql.ts';
import { type StoredObject, tableOf } from './store-columns.ts';

/** The sets of properties that records were given, interned: records with the same columns share one. */
export interface SuppliedSets {
  /** The set of a record that was only ever given `added`. */
  readonly fresh: number;
  /** The set of a record that had `previous` and is now given `added` as well. */
  grown(previous: number): number;
}

export function suppliedSets(database: Database, object: StoredObject, added: readonly string[]): SuppliedSets {
  const grownSets = new Map<number, number>();
  const insert = database.prepare('INSERT INTO supplied (object, properties) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const find = database.prepare('SELECT id FROM supplied WHERE object = ? AND properties = ?');

  function intern(properties: Iterable<string>): number {
    const text = JSON.stringify([...new Set(properties)].sort());
    insert.run([object, text]);
    return (find.row([object, text]) as [number])[0];
  }

  return {
    fresh: intern(added),
    grown: (previous) => {
      let grown = grownSets.get(previous);
      if (grown === undefined) {
        const [properties] = rowOf(database, sql`SELECT properties FROM supplied WHERE id = ${previous}`) ?? ['[]'];
        grown = intern([...(JSON.parse(properties as string) as string[]), ...added]);
        grownSets.set(previous, grown);
      }
      return grown;
    },
  };
}

/** From now on no record, or no archived one, counts as having been given the property. */
export function forgetSupplied(
  database: Database,
  object: StoredObject,
  property: string,
  which: 'all' | 'archived',
): void {
  const only = which === 'archived' ? ' AND _archived IS NOT NULL' : '';
  const sets = rowsOf(database, sql`SELECT id, properties FROM supplied WHERE object = ${object}`);
  for (const [id, text] of sets) {
    const properties = JSON.parse(text as string) as string[];
    if (!properties.includes(property)) continue;
    const { fresh } = suppliedSets(
      database,
      object,
      properties.filter((each) => each !== property),
    );
    database
      .prepare(`UPDATE ${tableOf[object]} SET _supplied = ? WHERE _supplied = ?${only}`)
      .run([fresh, id as number]);
    if (which === 'all') database.prepare('DELETE FROM supplied WHERE id = ?').run([id as number]);
  }
}

/** Removes the sets that no record uses any more, so that those that are left say what the store holds. */
export function dropUnusedSets(database: Database): void {
  const sets = rowsOf(database, sql`SELECT count(*) FROM supplied GROUP BY object HAVING count(*) > 1`);
  if (sets.length === 0) return;
  for (const [object, table] of Object.entries(tableOf)) {
    // Without any record the sets still say what was asked for and not found.
    if (database.prepare(`SELECT 1 FROM ${table} LIMIT 1`).row() === undefined) continue;
    database
      .prepare(`DELETE FROM supplied WHERE object = ? AND id NOT IN (SELECT _supplied FROM ${table})`)
      .run([object]);
  }
}
