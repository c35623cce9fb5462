import type { Property } from '../../../catalog/property.ts';
import { type Database, rowOf, type Statement } from '../database.ts';
import { sql } from '../sql.ts';
import type { StoredObject } from './store-columns.ts';

/** Keeps the texts of cells that cannot be read, by position among the properties of an import. */
export interface UnreadableCells {
  isSame(record: number | string, rawTexts: ReadonlyMap<number, string>): boolean;
  replace(record: number | string, rawTexts: ReadonlyMap<number, string>, isNew: boolean): void;
  /** Forgets the texts of all properties of a record, those of other files included. */
  forget(record: number | string): void;
}

/** Most files have no such cell, and then it costs nothing. */
export function unreadableCells(
  database: Database,
  object: StoredObject,
  properties: readonly Property[],
): UnreadableCells {
  const names = properties.map((property) => property.name);
  const among = `object = '${object}' AND record = ? AND property IN (${names.map(() => '?').join(', ')})`;
  const insert = database.prepare(
    `INSERT OR REPLACE INTO unreadable (object, property, record, raw) VALUES ('${object}', ?, ?, ?)`,
  );
  const find: Statement = database.prepare(`SELECT property, raw FROM unreadable WHERE ${among}`);
  const removeAll: Statement = database.prepare(`DELETE FROM unreadable WHERE object = '${object}' AND record = ?`);
  const remove: Statement = database.prepare(`DELETE FROM unreadable WHERE ${among}`);
  let hasAny = rowOf(database, sql`SELECT 1 FROM unreadable WHERE object = ${object} LIMIT 1`) !== undefined;
  return {
    isSame: (record, rawTexts) => {
      if (!hasAny) return rawTexts.size === 0;
      const stored = new Map(find.rows([record, ...names]).map(([property, raw]) => [property, raw]));
      return stored.size === rawTexts.size && [...rawTexts].every(([index, raw]) => stored.get(names[index]) === raw);
    },
    replace: (record, rawTexts, isNew) => {
      if (hasAny && !isNew) remove.run([record, ...names]);
      for (const [index, raw] of rawTexts) insert.run([names[index] as string, record, raw]);
      hasAny ||= rawTexts.size > 0;
    },
    forget: (record) => {
      if (hasAny) removeAll.run([record]);
    },
  };
}
