import type { Sql, SqlCell, SqlValue } from './sql.ts';

export type Row = readonly unknown[];

export interface Statement {
  run(values?: readonly SqlValue[]): { readonly changes: number };
  /** The first row, its columns in order. */
  row(values?: readonly SqlValue[]): Row | undefined;
  rows(values?: readonly SqlValue[]): Row[];
  /** The first column of all rows. */
  column(values?: readonly SqlValue[]): unknown[];
  iterate(values?: readonly SqlValue[]): IterableIterator<Row>;
}

/**
 * What Listwise needs of SQLite. The drivers differ (a native module in Node, a WASM build in an editor);
 * the SQL is the same for all.
 */
export interface Database {
  prepare(text: string): Statement;
  exec(text: string): void;
  /** A pure function of its arguments for use in SQL; text arguments are strings. */
  define(name: string, compute: (...args: SqlCell[]) => SqlCell): void;
  /** True between BEGIN and COMMIT. */
  readonly inTransaction: boolean;
  close(): void;
}

export interface OpenOptions {
  readonly readOnly: boolean;
  /** How long to wait for a lock, in milliseconds. */
  readonly lockTimeout?: number;
}

export type OpenDatabase = (path: string, options: OpenOptions) => Database;

export function rowsOf(database: Database, { text, values }: Sql): Row[] {
  return database.prepare(text).rows(values);
}

export function rowOf(database: Database, { text, values }: Sql): Row | undefined {
  return database.prepare(text).row(values);
}

export function run(database: Database, { text, values }: Sql): number {
  return database.prepare(text).run(values).changes;
}

/** Runs the work in one transaction: all of it stands, or nothing. */
export function inTransaction<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
