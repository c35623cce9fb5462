import { type Sql, sql } from '../sql.ts';

/**
 * Keeps the rows of a query in a table of their own, where a scan of many ranges looks them up: they are found once,
 * not once a range. The query must not look at the row that it is asked for.
 * @returns what stands behind FROM
 */
export type KeepRows = (query: Sql, columns: readonly string[]) => Sql;

/** The keys that a query finds, as what stands behind IN. */
export function keySet(query: Sql, { keepRows }: { readonly keepRows?: KeepRows | undefined }): Sql {
  return keepRows === undefined ? query : sql`SELECT key FROM ${keepRows(query, ['key'])}`;
}
