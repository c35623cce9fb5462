import { type Database, rowOf, rowsOf } from '../database.ts';
import { name, sql } from '../sql.ts';
import type { IntegerKey } from '../sqlite-layout.ts';
import type { MappedDatabase } from './mapped-view.ts';

/** The id where it is SQLite's own row number, else the row number; a view and a table WITHOUT ROWID have none. */
export function integerKey(database: Database, { contacts }: MappedDatabase): IntegerKey | undefined {
  const isId = isRowNumber(database, contacts.table, contacts.id);
  const column = isId ? contacts.id : rowNumber(database, contacts.table);
  return column === undefined ? undefined : { isId, of: (alias) => sql`${name(alias)}.${name(column)}` };
}

function isRowNumber(database: Database, table: string, column: string): boolean {
  const keys = rowsOf(database, sql`SELECT name, type FROM pragma_table_info(${table}) WHERE pk > 0`);
  const [[key, type] = []] = keys;
  return keys.length === 1 && key === column && String(type).toUpperCase() === 'INTEGER';
}

/** A name of the row number that no column has taken. */
function rowNumber(database: Database, table: string): string | undefined {
  const [type, isWithout] =
    rowOf(database, sql`SELECT type, wr FROM pragma_table_list(${table}) WHERE schema = 'main'`) ?? [];
  if (type !== 'table' || isWithout !== 0) return undefined;
  const columns = rowsOf(database, sql`SELECT lower(name) FROM pragma_table_xinfo(${table})`).flat();
  return ['rowid', '_rowid_', 'oid'].find((each) => !columns.includes(each));
}
