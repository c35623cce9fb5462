import { type Database, rowOf } from '../database.ts';
import { sql } from '../sql.ts';

/** Runs the work on one state of the database, whoever writes meanwhile. */
export function inSnapshot<T>(database: Database, work: () => T): T {
  if (database.inTransaction) return work();
  beginSnapshot(database);
  try {
    return work();
  } finally {
    endSnapshot(database);
  }
}

/** From here on the connection sees one state of the database. */
export function beginSnapshot(database: Database): void {
  database.exec('BEGIN');
  stateOf(database);
}

export function endSnapshot(database: Database): void {
  if (database.inTransaction) database.exec('COMMIT');
}

/** A number that changes when another connection has written. */
export function stateOf(database: Database): number {
  // Reading a table is what begins the snapshot.
  rowOf(database, sql`SELECT 1 FROM sqlite_schema LIMIT 1`);
  return rowOf(database, sql`PRAGMA data_version`)?.[0] as number;
}

/** In WAL mode others may write while a snapshot is held; otherwise nobody can. */
export function allowsWritersBeside(database: Database): boolean {
  return rowOf(database, sql`PRAGMA journal_mode`)?.[0] === 'wal';
}
