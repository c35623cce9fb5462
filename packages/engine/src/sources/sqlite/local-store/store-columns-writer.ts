import type { Property } from '../../../catalog/property.ts';
import { type Database, rowOf, rowsOf } from '../database.ts';
import { sql } from '../sql.ts';
import { columnOf, columnTypes, type StoredObject, tableOf } from './store-columns.ts';
import { forgetSupplied } from './supplied-sets.ts';

/**
 * Adds the columns that are new. A column that holds another type than the catalogue now says is forgotten first; the
 * names of these are returned.
 */
export function ensureColumns(database: Database, object: StoredObject, properties: readonly Property[]): string[] {
  const retyped: string[] = [];
  for (const { name: property, type } of properties) {
    const [storedAs] =
      rowOf(database, sql`SELECT type FROM columns WHERE object = ${object} AND property = ${property}`) ?? [];
    if (storedAs === type) continue;
    if (storedAs !== undefined) {
      retyped.push(property);
      forgetColumn(database, object, property);
    }
    database.exec(`ALTER TABLE ${tableOf[object]} ADD COLUMN ${columnOf(property).text} ${columnTypes[type]}`);
    database.prepare('INSERT INTO columns (object, property, type) VALUES (?, ?, ?)').run([object, property, type]);
  }
  return retyped;
}

/**
 * Forgets the times that were read in a zone that is no longer the project's: all of them, or for the `renewed`
 * properties, whose times the import brings again for every live contact, those of archived contacts.
 */
export function forgetTimes(database: Database, renewed: ReadonlySet<string>): void {
  const times = rowsOf(database, sql`SELECT object, property FROM columns WHERE type = 'datetime'`);
  for (const [object, property] of times as [string, string][]) {
    if (object !== 'contact' && object !== 'address') continue;
    const which = object === 'contact' && renewed.has(property) ? 'archived' : 'all';
    const condition = which === 'archived' ? ' WHERE _archived IS NOT NULL' : '';
    database.exec(`UPDATE ${tableOf[object]} SET ${columnOf(property).text} = NULL${condition}`);
    if (which === 'all') forgetUnreadable(database, object, property);
    forgetSupplied(database, object, property, which);
  }
}

/** What the column held is gone, and no record counts as having been given the property. */
function forgetColumn(database: Database, object: StoredObject, property: string): void {
  database.exec(`ALTER TABLE ${tableOf[object]} DROP COLUMN ${columnOf(property).text}`);
  database.prepare('DELETE FROM columns WHERE object = ? AND property = ?').run([object, property]);
  forgetUnreadable(database, object, property);
  forgetSupplied(database, object, property, 'all');
}

function forgetUnreadable(database: Database, object: StoredObject, property: string): void {
  database.prepare('DELETE FROM unreadable WHERE object = ? AND property = ?').run([object, property]);
}
