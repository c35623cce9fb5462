import type { KeepRows } from '../compile/kept-rows.ts';
import type { Database } from '../database.ts';
import { name, type Sql } from '../sql.ts';

/** The rows of a query in a temporary table, found by the first column. */
export interface KeptTable {
  readonly table: string;
  readonly columns: readonly string[];
  readonly query: Sql;
}

export interface KeptTables {
  readonly keep: KeepRows;
  /** In the order in which they must be made: one may look up another. */
  readonly tables: readonly KeptTable[];
}

/** Collects the queries of a scan; the same query is kept once. */
export function keptTables(): KeptTables {
  const tables: KeptTable[] = [];
  const known = new Map<string, KeptTable>();
  return {
    tables,
    keep: (query, columns) => {
      const key = JSON.stringify([query.text, query.values.map((value) => `${typeof value} ${value}`), columns]);
      const kept = known.get(key) ?? { table: `listwise_kept_${tables.length + 1}`, columns, query };
      if (!known.has(key)) {
        known.set(key, kept);
        tables.push(kept);
      }
      return { text: `temp.${kept.table}`, values: [] };
    },
  };
}

/** The statement that makes the table. A row without a key is found by nobody. */
export function keptTableSql({ table, columns, query }: KeptTable): Sql {
  const names = columns.map((column) => name(column).text);
  const list = names.join(', ');
  return {
    text: `CREATE TEMP TABLE ${table} AS WITH kept(${list}) AS (${query.text}) SELECT DISTINCT ${list} FROM kept WHERE ${names[0]} IS NOT NULL`,
    values: query.values,
  };
}

export function makeKeptTable(database: Database, kept: KeptTable): void {
  const { text, values } = keptTableSql(kept);
  database.prepare(text).run(values);
  database.exec(`CREATE INDEX temp.${kept.table}_by_key ON ${kept.table} (${name(kept.columns[0] as string).text})`);
}

export function dropKeptTable(database: Database, { table }: KeptTable): void {
  database.exec(`DROP TABLE IF EXISTS temp.${table}`);
}
