import type { Property } from '../../../catalog/property.ts';
import { type Database, rowOf } from '../database.ts';
import { name, sql } from '../sql.ts';
import { columnTypes, type StoredObject, tableOf } from './store-columns.ts';

/**
 * Adds the columns that are new. A column that holds another type than the catalogue now says is emptied: the names of
 * these are returned, and the import must bring the values of all records.
 */
export function ensureColumns(database: Database, object: StoredObject, properties: readonly Property[]): string[] {
  const table = tableOf[object];
  const retyped: string[] = [];
  for (const { name: property, type } of properties) {
    const [storedAs] =
      rowOf(database, sql`SELECT type FROM columns WHERE object = ${object} AND property = ${property}`) ?? [];
    if (storedAs === type) continue;
    if (storedAs !== undefined) {
      retyped.push(property);
      database.exec(`ALTER TABLE ${table} DROP COLUMN ${name(property).text}`);
      database.prepare('DELETE FROM unreadable WHERE object = ? AND property = ?').run([object, property]);
    }
    database.exec(`ALTER TABLE ${table} ADD COLUMN ${name(property).text} ${columnTypes[type]}`);
    database
      .prepare('INSERT OR REPLACE INTO columns (object, property, type) VALUES (?, ?, ?)')
      .run([object, property, type]);
  }
  return retyped;
}
