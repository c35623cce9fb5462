import { closeSync, existsSync, openSync, readSync, rmSync } from 'node:fs';
import { SourceError } from '../../source-error.ts';
import { type Database, type OpenDatabase, rowOf } from '../../sqlite/database.ts';
import { pageSize } from '../../sqlite/local-store/schema.ts';
import { sql } from '../../sqlite/sql.ts';

/** Opens the draft for this process alone. A page is written in a moment, and a killed process loses the last one only. */
export function lockedDraft(path: string, openDatabase: OpenDatabase, shownStorePath: string): Database {
  const database = openDatabase(path, { readOnly: false, lockTimeout: 0 });
  try {
    if (rowOf(database, sql`SELECT 1 FROM sqlite_schema LIMIT 1`) === undefined)
      database.exec(`PRAGMA page_size = ${pageSize}`);
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    database.exec('PRAGMA cache_size = -16384; BEGIN IMMEDIATE; COMMIT');
    return database;
  } catch (error) {
    database.close();
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY'))
      throw new SourceError(`Another pull into ${shownStorePath} is running.`, {
        hint: 'Wait until it is done.',
        cause: error,
      });
    throw error;
  }
}

export const noStore = 'none';

/** Changes with every transaction on the store: SQLite counts them in bytes 24 to 27 of its file. */
export function versionOf(path: string): string {
  if (!existsSync(path)) return noStore;
  const file = openSync(path, 'r');
  try {
    const counter = Buffer.alloc(4);
    readSync(file, counter, 0, 4, 24);
    return String(counter.readUInt32BE());
  } finally {
    closeSync(file);
  }
}

export function removeDraft(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true });
}
