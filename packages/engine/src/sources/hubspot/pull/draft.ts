import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Zone } from '../../../values/zone.ts';
import { SourceError } from '../../source-error.ts';
import { type Database, type OpenDatabase, rowOf, run } from '../../sqlite/database.ts';
import { metaOf, requireStore } from '../../sqlite/local-store/local-source.ts';
import { syncFile } from '../../sqlite/local-store/open-for-writing.ts';
import { applicationId, schemaSql, schemaVersion } from '../../sqlite/local-store/schema.ts';
import { explained, openOrExplain } from '../../sqlite/open-database.ts';
import { sql } from '../../sqlite/sql.ts';
import { lockedDraft, noStore, removeDraft, versionOf } from './draft-file.ts';
import { liveContacts, metaKeys, setMeta } from './pull-plan.ts';

/**
 * A copy of the store that a pull writes page by page; a draft that was left behind by a stop is gone on with. It takes
 * the store's place when it is whole, so that the store itself is whole at every moment.
 */
export interface Draft {
  readonly database: Database;
  /** A pull stopped here. */
  readonly isResumed: boolean;
  /** What is kept from one page to the next. */
  state<T>(key: string): T | undefined;
  setState(key: string, value: unknown): void;
  /** Runs `work` so that all of it is in the draft, or nothing. */
  inOneStep(work: () => void): void;
  /** The draft becomes the store. */
  finish(): void;
  /** Leaves the draft for the next pull. */
  close(): void;
  /** Throws the draft away. */
  discard(): void;
}

export interface DraftRequest {
  readonly openDatabase: OpenDatabase;
  readonly storePath: string;
  readonly shownStorePath: string;
  readonly zone: Zone;
  readonly portal: string;
  /** Tells what is pulled: a draft of something else is begun anew. */
  readonly key: string;
}

export function openDraft(request: DraftRequest): Draft {
  const { storePath, shownStorePath } = request;
  const path = `${storePath}.pulling`;
  if (existsSync(storePath)) requireUsableStore(request);
  const version = versionOf(storePath);
  const left = existsSync(path) ? leftDraft(path, version, request) : undefined;
  const database = left ?? newDraft(path, version, request);

  function inOneStep(work: () => void): void {
    database.exec('BEGIN IMMEDIATE');
    try {
      work();
      database.exec('COMMIT');
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK');
      throw explained(error, shownStorePath);
    }
  }

  const find = database.prepare('SELECT value FROM pull_state WHERE key = ?');
  const set = database.prepare('INSERT OR REPLACE INTO pull_state VALUES (?, ?)');
  return {
    database,
    isResumed: left !== undefined,
    state: <T>(key: string) => {
      const value = find.row([key])?.[0];
      return value === undefined ? undefined : (JSON.parse(value as string) as T);
    },
    setState: (key, value) => {
      set.run([key, JSON.stringify(value)]);
    },
    inOneStep,
    finish: () => {
      database.exec('PRAGMA journal_mode = DELETE');
      database.exec('BEGIN; DROP TABLE pull_state; DROP TABLE pull_seen; DROP TABLE pull_bin; COMMIT');
      database.close();
      requireSameVersion(storePath, version, path, shownStorePath);
      syncFile(path);
      renameSync(path, storePath);
    },
    close: () => database.close(),
    discard: () => {
      database.close();
      removeDraft(path);
    },
  };
}

/** The draft of a pull that was stopped; `undefined` where it is of no use, and then it is gone. */
function leftDraft(path: string, version: string, request: DraftRequest): Database | undefined {
  let database: Database | undefined;
  try {
    database = lockedDraft(path, request.openDatabase, request.shownStorePath);
    const portal = metaOf(database, metaKeys.portal);
    const [key, base] = ['key', 'base'].map(
      (name) => rowOf(database as Database, sql`SELECT value FROM pull_state WHERE key = ${name}`)?.[0],
    );
    if (portal !== undefined)
      requirePortal(
        portal,
        request.portal,
        `${request.shownStorePath}.pulling`,
        ' A pull that was stopped has left this file; it may be deleted.',
      );
    if (key === JSON.stringify(request.key) && base === JSON.stringify(version)) return database;
    database.close();
  } catch (error) {
    database?.close();
    if (error instanceof SourceError) throw error;
  }
  removeDraft(path);
  return undefined;
}

function newDraft(path: string, version: string, request: DraftRequest): Database {
  const { storePath, shownStorePath, zone, portal, key } = request;
  mkdirSync(dirname(path), { recursive: true });
  let database: Database | undefined;
  try {
    if (version !== noStore) copyStore(path, request);
    database = lockedDraft(path, request.openDatabase, request.shownStorePath);
    database.exec('BEGIN IMMEDIATE');
    if (version === noStore) {
      database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}`);
      database.exec(schemaSql);
      run(database, sql`INSERT INTO meta VALUES ('database_id', ${randomUUID()}), ('timezone', ${zone.id})`);
    }
    const strangers = metaOf(database, metaKeys.portal) === undefined ? liveContacts(database) : 0;
    setMeta(database, metaKeys.portal, portal);
    database.exec(stateSql);
    for (const [name, value] of Object.entries({ key, base: version, strangers }))
      run(database, sql`INSERT INTO pull_state VALUES (${name}, ${JSON.stringify(value)})`);
    database.exec('COMMIT');
    return database;
  } catch (error) {
    database?.close();
    removeDraft(path);
    throw explained(error, existsSync(storePath) ? shownStorePath : `${shownStorePath}.pulling`);
  }
}

/**
 * What a draft holds besides: the state of the pull, the contacts that it has read, and those in the recycling bin. The
 * store keeps which contacts stood in the bin (`recycled`): they can be restored. `strangers` is the number of
 * contacts whose portal the store did not know.
 */
const stateSql = `
CREATE TABLE pull_state (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE pull_seen (id INTEGER PRIMARY KEY) STRICT;
CREATE TABLE pull_bin (id INTEGER PRIMARY KEY) STRICT;
CREATE TABLE IF NOT EXISTS recycled (id INTEGER PRIMARY KEY) STRICT;
`;

/** Refuses a store of another kind or portal. What a killed import left half done is taken back as it is opened. */
function requireUsableStore({ openDatabase, storePath, shownStorePath, portal }: DraftRequest): void {
  const store = openOrExplain(openDatabase, storePath, shownStorePath, { readOnly: true });
  try {
    requireStore(store, shownStorePath);
    const known = metaOf(store, metaKeys.portal);
    if (known !== undefined) requirePortal(known, portal, shownStorePath);
  } finally {
    store.close();
  }
}

function copyStore(path: string, { openDatabase, storePath, shownStorePath }: DraftRequest): void {
  const store = openOrExplain(openDatabase, storePath, shownStorePath, { readOnly: true });
  try {
    store.prepare('VACUUM INTO ?').run([path]);
  } finally {
    store.close();
  }
}

function requirePortal(known: string, portal: string, shownPath: string, remark = ''): void {
  if (known === portal) return;
  throw new SourceError(
    `${shownPath} holds the contacts of portal ${known}, but the token belongs to portal ${portal}.`,
    {
      hint: `Use the token of the first portal, or give the second one a store of its own.${remark}`,
    },
  );
}

function requireSameVersion(storePath: string, version: string, draft: string, shownPath: string): void {
  if (versionOf(storePath) === version) return;
  removeDraft(draft);
  throw new SourceError(`${shownPath} was changed by another program during the pull, so nothing was taken over.`, {
    hint: 'Run `listwise pull` again when nothing else writes there.',
  });
}
