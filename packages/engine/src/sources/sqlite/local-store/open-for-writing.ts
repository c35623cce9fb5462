import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Zone } from '../../../values/zone.ts';
import { SourceError } from '../../source-error.ts';
import { type Database, type OpenDatabase, run } from '../database.ts';
import { explained, openOrExplain } from '../open-database.ts';
import { sql } from '../sql.ts';
import { requireStore } from './local-source.ts';
import { applicationId, pageSize, schemaSql, schemaVersion } from './schema.ts';

/** The store, open in one transaction that ends with `commit` or `abandon`. */
export interface WritableStore {
  readonly database: Database;
  /** The store did not exist before. */
  readonly isFresh: boolean;
  commit(): void;
  /** Leaves the store as it was before. */
  abandon(): void;
}

/** Opens the store to be written, or makes one. A new store is built aside and takes its place when it is whole. */
export function openStoreForWriting(open: OpenDatabase, path: string, shownPath: string, zone: Zone): WritableStore {
  return existsSync(path) ? openExisting(open, path, shownPath) : createFresh(open, path, shownPath, zone);
}

function openExisting(open: OpenDatabase, path: string, shownPath: string): WritableStore {
  const database = openOrExplain(open, path, shownPath, { readOnly: false });
  try {
    requireStore(database, shownPath);
    database.exec('PRAGMA cache_size = -16384; PRAGMA threads = 2');
    database.exec('BEGIN IMMEDIATE');
  } catch (error) {
    database.close();
    throw explained(error, shownPath);
  }
  return {
    database,
    isFresh: false,
    commit: () => {
      try {
        database.exec('COMMIT');
      } catch (error) {
        throw explained(error, shownPath);
      } finally {
        database.close();
      }
    },
    abandon: () => {
      if (database.inTransaction) database.exec('ROLLBACK');
      database.close();
    },
  };
}

function createFresh(open: OpenDatabase, path: string, shownPath: string, zone: Zone): WritableStore {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.importing`;
  if (existsSync(draft)) removeStaleDraft(open, draft, shownPath);
  const database = openOrExplain(open, draft, shownPath, { readOnly: false });
  try {
    database.exec(`PRAGMA page_size = ${pageSize}`);
    // The draft is thrown away when anything fails, so it needs no journal and no syncs of its own.
    database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8192; PRAGMA threads = 2');
    database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}`);
    database.exec('BEGIN EXCLUSIVE');
    database.exec(schemaSql);
    run(database, sql`INSERT INTO meta VALUES ('database_id', ${randomUUID()}), ('timezone', ${zone.id})`);
  } catch (error) {
    database.close();
    rmSync(draft, { force: true });
    throw explained(error, shownPath);
  }
  return {
    database,
    isFresh: true,
    commit: () => {
      database.exec('COMMIT');
      database.close();
      syncFile(draft);
      renameSync(draft, path);
    },
    abandon: () => {
      database.close();
      rmSync(draft, { force: true });
    },
  };
}

/** What a killed import left behind; one that is still running holds its lock. */
function removeStaleDraft(open: OpenDatabase, draft: string, shownPath: string): void {
  try {
    const database = open(draft, { readOnly: false, lockTimeout: 0 });
    try {
      database.exec('BEGIN EXCLUSIVE; ROLLBACK');
    } finally {
      database.close();
    }
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY'))
      throw new SourceError(`Another import into ${shownPath} is running.`, {
        hint: 'Wait until it is done.',
        cause: error,
      });
  }
  rmSync(draft, { force: true });
  rmSync(`${draft}-journal`, { force: true });
}

/** Waits until the disk has the file. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
