import type { Catalog } from '../../../catalog/catalog.ts';
import { type Database, rowOf } from '../database.ts';
import { sql } from '../sql.ts';
import type { SqliteLayout } from '../sqlite-layout.ts';
import type { KeyRange } from './scan-task.ts';

/** Records that are read at once: few enough for progress and for stopping soon, enough to be fast. */
export const recordsPerRange = 16_384;

/** The contacts in ranges of as many records each, in the order of their keys. They are cut as they are taken. */
export interface KeyRanges {
  /** From the lowest key to behind the highest. */
  readonly span: KeyRange;
  /** How many records each has; the last may have fewer. */
  readonly size: number;
  /** The next range; `undefined` behind the last. */
  next(): KeyRange | undefined;
  areAtLeast(count: number): boolean;
}

/** `undefined` where the table is not stored by an integer. Only the ends of the ranges are read. */
export function keyRanges(
  database: Database,
  layout: SqliteLayout,
  catalog: Catalog,
  size: number = recordsPerRange,
): KeyRanges | undefined {
  if (layout.integerKey === undefined) return undefined;
  const key = layout.integerKey.of('c');
  const { from } = layout.view(catalog).contacts('c');
  const lowest = rowOf(database, sql`SELECT ${key} FROM ${from} ORDER BY ${key} LIMIT 1`)?.[0] ?? 0;
  const highest = rowOf(database, sql`SELECT ${key} FROM ${from} ORDER BY ${key} DESC LIMIT 1`)?.[0] ?? -1;
  if (!isSafe(lowest) || !isSafe(highest)) return undefined;
  const { text } = sql`SELECT ${key} FROM ${from} WHERE ${key} >= ${0} ORDER BY ${key} LIMIT 1 OFFSET ${0}`;
  const following = database.prepare(text);
  const span = { first: lowest, end: highest + 1 };
  const ahead: KeyRange[] = [];
  let first = span.first;
  let taken = 0;

  function cut(): void {
    const end = (following.row([first, size])?.[0] as number | undefined) ?? span.end;
    ahead.push({ first, end });
    first = end;
  }

  return {
    span,
    size,
    next: () => {
      if (ahead.length === 0 && first < span.end) cut();
      const range = ahead.shift();
      if (range !== undefined) taken++;
      return range;
    },
    areAtLeast: (count) => {
      while (taken + ahead.length < count && first < span.end) cut();
      return taken + ahead.length >= count;
    },
  };
}

function isSafe(key: unknown): key is number {
  return Number.isSafeInteger(key) && (key as number) < Number.MAX_SAFE_INTEGER;
}
