import type { Catalog } from '../../../catalog/catalog.ts';
import { type Database, rowOf } from '../database.ts';
import { sql } from '../sql.ts';
import type { SqliteLayout } from '../sqlite-layout.ts';
import type { KeyRange } from './scan-task.ts';

/** Records that are read at once: few enough for progress and for stopping soon, enough to be fast. */
export const recordsPerRange = 65_536;

/**
 * Cuts the contacts into ranges of as many records each, in the order of their ids; `undefined` where the table is
 * not ordered by an integer. Only the ends of the ranges are read.
 */
export function keyRanges(
  database: Database,
  layout: SqliteLayout,
  catalog: Catalog,
  size: number = recordsPerRange,
): KeyRange[] | undefined {
  if (layout.integerKey === undefined) return undefined;
  const key = layout.integerKey('c');
  const { from } = layout.view(catalog).contacts('c');
  const lowest = rowOf(database, sql`SELECT ${key} FROM ${from} ORDER BY ${key} LIMIT 1`)?.[0];
  const highest = rowOf(database, sql`SELECT ${key} FROM ${from} ORDER BY ${key} DESC LIMIT 1`)?.[0];
  if (lowest === undefined) return [];
  if (!isSafe(lowest) || !isSafe(highest)) return undefined;
  const { text } = sql`SELECT ${key} FROM ${from} WHERE ${key} >= ${0} ORDER BY ${key} LIMIT 1 OFFSET ${0}`;
  const next = database.prepare(text);
  const ranges: KeyRange[] = [];
  for (let first: number | undefined = lowest; first !== undefined; ) {
    const following = next.row([first, size])?.[0] as number | undefined;
    ranges.push({ first, end: following ?? highest + 1 });
    first = following;
  }
  return ranges;
}

function isSafe(key: unknown): key is number {
  return Number.isSafeInteger(key) && (key as number) < Number.MAX_SAFE_INTEGER;
}
