import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ProjectConfig, parseConfig } from '../../project/project-config.ts';
import { type Zone, zoneOf } from '../../values/zone.ts';
import type { Source } from '../source.ts';
import { openBetterSqlite3 } from '../sqlite/drivers/better-sqlite3.ts';
import { openStoreForWriting } from '../sqlite/local-store/open-for-writing.ts';
import { openSource } from './open-source.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'listwise-open-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function configOf(yaml: string): ProjectConfig {
  return parseConfig(`version: 1\ntimezone: Europe/Stockholm\n${yaml}`, undefined).config;
}

function open(root: string, config = configOf(''), environment: Record<string, string> = {}): Source {
  const source = openSource({ root, config, environment });
  onTestFinished(() => source.close());
  return source;
}

function makeStore(path: string, zone = 'Europe/Stockholm'): void {
  openStoreForWriting(openBetterSqlite3, path, 'contacts.db', zoneOf(zone) as Zone).commit();
}

function refusal(message: string | RegExp, hint?: string): unknown {
  return expect.objectContaining({
    name: 'SourceError',
    message: typeof message === 'string' ? message : expect.stringMatching(message),
    ...(hint === undefined ? {} : { hint }),
  });
}

describe('a source that cannot be opened says why', () => {
  it('no file', () => {
    expect(() => open(folder())).toThrow(
      refusal(
        'There is no data yet: data/contacts.db (source `local`) does not exist.',
        'Export your contacts and run `listwise import contacts.csv`.',
      ),
    );
  });

  it('a folder', () => {
    const root = folder();
    mkdirSync(join(root, 'data/contacts.db'), { recursive: true });
    expect(() => open(root)).toThrow(refusal('data/contacts.db is a folder, not a database.'));
  });

  it('a file that is no database', () => {
    const root = folder();
    mkdirSync(join(root, 'data'));
    writeFileSync(join(root, 'data/contacts.db'), 'id,email\n'.repeat(200));
    expect(() => open(root)).toThrow(
      refusal('data/contacts.db is not a SQLite database.', 'Check `path` in listwise.yaml.'),
    );
  });

  it('an empty file', () => {
    const root = folder();
    mkdirSync(join(root, 'data'));
    writeFileSync(join(root, 'data/contacts.db'), '');
    expect(() => open(root)).toThrow(refusal(/^data\/contacts\.db is /));
  });

  it('a database of something else', () => {
    const root = folder();
    mkdirSync(join(root, 'data'));
    new Database(join(root, 'data/contacts.db')).exec('CREATE TABLE mine (a)').close();
    expect(() => open(root)).toThrow(
      refusal(
        'data/contacts.db is a database, but not one that Listwise made.',
        'To read a database of your own, map it under `tables:` in listwise.yaml.',
      ),
    );
  });

  it('a store of another version', () => {
    const root = folder();
    makeStore(join(root, 'data/contacts.db'));
    const database = new Database(join(root, 'data/contacts.db'));
    database.pragma('user_version = 99');
    database.close();
    expect(() => open(root)).toThrow(refusal(/was written by another version of Listwise \(format 99, not \d+\)/));
  });

  it('a store whose times were read in another zone', () => {
    const root = folder();
    makeStore(join(root, 'data/contacts.db'), 'America/New_York');
    expect(() => open(root)).toThrow(
      refusal(
        "The times in data/contacts.db were read in America/New_York, but the project's time zone is now Europe/Stockholm.",
        'Import the contacts again, or set `timezone` back.',
      ),
    );
  });

  it('a store that another program is writing', { timeout: 30_000 }, () => {
    const root = folder();
    const path = join(root, 'data/contacts.db');
    makeStore(path);
    const other = new Database(path);
    other.exec('BEGIN EXCLUSIVE');
    try {
      expect(() => open(root)).toThrow(
        refusal(
          'data/contacts.db is locked by another program.',
          'Close it, or wait until its import or apply is done, and try again.',
        ),
      );
    } finally {
      other.exec('ROLLBACK');
      other.close();
    }
    expect(() => open(root)).not.toThrow();
  });

  it('a source that is not declared', () => {
    const config = configOf('source: lokal\nsources: { local: { type: sqlite, path: a.db } }\n');
    expect(() => open(folder(), config)).toThrow(
      refusal('There is no source `lokal` in listwise.yaml.', 'Did you mean `local`?'),
    );
  });

  it('a path outside the project, through a link as well', () => {
    const [root, elsewhere] = [folder(), folder()];
    makeStore(join(elsewhere, 'contacts.db'));
    for (const path of ['../other.db', join(elsewhere, 'contacts.db')])
      expect(() => open(root, configOf(`sources: { local: { type: sqlite, path: "${path}" } }\n`)), path).toThrow(
        refusal(/lies outside the project\.$/),
      );
    symlinkSync(elsewhere, join(root, 'linked'));
    expect(() => open(root, configOf('sources: { local: { type: sqlite, path: linked/contacts.db } }\n'))).toThrow(
      refusal(/lies outside the project\.$/),
    );
  });

  it('a path from the environment, which may lie outside and is not shown', () => {
    const [root, elsewhere] = [folder(), folder()];
    const config = configOf('sources: { local: { type: sqlite, path: "${LISTWISE_DB}" } }\n');
    expect(() => open(root, config)).toThrow(
      refusal('The path of the database is taken from LISTWISE_DB, which is not set.'),
    );
    expect(() => open(root, config, { LISTWISE_DB: join(elsewhere, 'none.db') })).toThrow(
      refusal('There is no data yet: ${LISTWISE_DB} (source `local`) does not exist.'),
    );
    makeStore(join(elsewhere, 'contacts.db'));
    expect(() => open(root, config, { LISTWISE_DB: join(elsewhere, 'contacts.db') })).not.toThrow();
  });
});
