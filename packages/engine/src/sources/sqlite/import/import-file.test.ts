import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type Zone, zoneOf } from '../../../values/zone.ts';
import { openBetterSqlite3 } from '../drivers/better-sqlite3.ts';
import { catalogWith, counts, importer } from './import.test-kit.ts';
import { importFile } from './import-file.ts';

const stockholm = 'Europe/Stockholm';
const newYork = 'America/New_York';
const file = 'Record ID,Email,Create Date\n1,a@example.com,2026-01-15 09:00\n2,b@example.com,\n';

describe('the time zone of a store', () => {
  it('is that of its first import', async () => {
    const store = importer();
    await store.take(file, { zone: stockholm });
    expect(store.value("SELECT value FROM meta WHERE key = 'timezone'")).toBe(stockholm);
    expect(store.value('SELECT createdate FROM contacts WHERE id = 1')).toBe(Date.parse('2026-01-15T08:00:00Z'));
  });

  it('changes with an import of every contact, whose times are read in the new zone', async () => {
    const store = importer();
    await store.take(file, { zone: stockholm });
    await store.take(file, { zone: newYork });
    expect(store.value("SELECT value FROM meta WHERE key = 'timezone'")).toBe(newYork);
    expect(store.value('SELECT createdate FROM contacts WHERE id = 1')).toBe(Date.parse('2026-01-15T14:00:00Z'));
    expect(store.rows('SELECT timezone FROM imports ORDER BY id')).toEqual([
      { timezone: stockholm },
      { timezone: newYork },
    ]);
  });

  it('does not change with a file that lacks some contacts', async () => {
    const store = importer();
    await store.take(file, { zone: stockholm });
    expect(
      await store.refuse('Record ID,Email,Create Date\n1,a@example.com,2026-01-15 09:00\n', { zone: newYork }),
    ).toMatchObject({
      message: expect.stringContaining('The file lacks 1 contacts of the store'),
    });
    expect(store.value("SELECT value FROM meta WHERE key = 'timezone'")).toBe(stockholm);
  });

  it('does not change with a file that lacks a column of times: they would be read in the old zone', async () => {
    const store = importer();
    await store.take(file, { zone: stockholm });
    await store.take('Record ID,Email\n1,a@example.com\n2,b@example.com\n', { zone: newYork }).catch(() => {});
    const zone = store.value("SELECT value FROM meta WHERE key = 'timezone'");
    const answered = store.rows(
      `SELECT c.createdate FROM contacts AS c JOIN supplied AS s ON s.id = c._supplied WHERE c.id = 1 AND s.properties LIKE '%"createdate"%'`,
    );
    // Either the store is still one of Stockholm, or it no longer says when the contact was created.
    expect(zone === stockholm ? [] : answered).toEqual([]);
  });

  it('does not change while an archived contact keeps times of the old zone that an import can bring back', async () => {
    const store = importer();
    await store.take(file, { zone: stockholm });
    await store.take('Record ID\n2\n', { zone: stockholm, full: true });
    await store.take('Record ID,Create Date\n2,\n', { zone: newYork }).catch(() => {});
    await store.take('Record ID\n1\n', { zone: newYork }).catch(() => {});
    const zone = store.value("SELECT value FROM meta WHERE key = 'timezone'");
    const answered = store.rows(
      `SELECT c.createdate FROM contacts AS c JOIN supplied AS s ON s.id = c._supplied WHERE c.id = 1 AND c._archived IS NULL AND s.properties LIKE '%"createdate"%'`,
    );
    expect(zone === stockholm ? [] : answered).toEqual([]);
  });

  it.each([
    ['address-status', 'Email,Portal Bounce\na@example.com,TRUE\n'],
    ['email-events', 'Recipient,Sent,Open\na@example.com,2026-01-15 09:00,TRUE\n'],
  ] as const)('cannot be changed by %s', async (kind, content) => {
    const store = importer();
    await store.take(file, { zone: stockholm });
    expect(await store.refuse(content, { kind, zone: newYork })).toMatchObject({
      message: `The times in the store were read in ${stockholm}, but the project's time zone is now ${newYork}.`,
    });
  });

  it('takes the events with it, whose times were read in the old one', async () => {
    const store = importer();
    await store.take(file, { zone: stockholm });
    await store.take('Recipient,Sent,Open\na@example.com,2026-01-15 09:00,TRUE\n', {
      kind: 'email-events',
      zone: stockholm,
    });
    await store.take(file, { zone: newYork });
    expect(store.value('SELECT count(*) FROM email_events')).toBe(0);
    expect(store.value("SELECT count(*) FROM imports WHERE kind = 'email-events'")).toBe(0);
  });

  it('keeps instants that were written with a zone', async () => {
    const store = importer();
    const written = 'Record ID,Create Date\n1,2026-01-15T09:00Z\n2,1768467600000\n';
    await store.take(written, { zone: stockholm });
    expect(counts(await store.take(written, { zone: newYork }))).toEqual({ rows: 2, unchanged: 2 });
  });
});

describe('an import', () => {
  it('is one transaction: what fails half-way leaves the store byte for byte as it was', async () => {
    const store = importer();
    await store.take(file);
    const rows = Array.from({ length: 5000 }, (_, index) => `${index + 10},x${index}@example.com,2026-01-15`).join(
      '\n',
    );
    expect(await store.refuse(`Record ID,Email,Create Date\n${rows}\n1,"never closed\n`)).toMatchObject({ line: 5002 });
    expect(store.value('SELECT count(*) FROM contacts')).toBe(2);
  });

  it('leaves nothing behind but the store', async () => {
    const store = importer();
    await store.take(file);
    await store.take(file);
    expect(readdirSync(dirname(store.storePath))).toEqual(['contacts.db']);
  });

  it('writes no journal that a read-only reader could not open', async () => {
    const store = importer();
    await store.take(file);
    const database = new Database(store.storePath, { readonly: true });
    expect(database.pragma('journal_mode', { simple: true })).toBe('delete');
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(
      database
        .prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%STRICT%'")
        .pluck()
        .get(),
    ).toBe(0);
    database.close();
  });

  it('writes rejected rows where only their owner can read them', async () => {
    const store = importer();
    const report = await store.take('Record ID,Email\n12a,a@example.com\n');
    expect(statSync(report.rejectsFile as string).mode & 0o777).toBe(0o600);
  });

  it('without rejected rows names no file of them', async () => {
    const store = importer();
    expect(await store.take(file)).not.toHaveProperty('rejectsFile');
    expect(store.rejects()).toBeUndefined();
  });

  it('keeps the rejected rows of spreadsheet formulas from being formulas', async () => {
    const store = importer();
    await store.take('Record ID,Email,First Name\n12a,a@example.com,=1+1\n');
    expect(store.rejects()).toContain(",'=1+1\n");
  });

  it('remembers new properties before it is made final: a failure there leaves the store as it was', async () => {
    const store = importer();
    const properties = store.remembered;
    properties.push = () => {
      throw new Error('the disk is full');
    };
    await expect(store.take('Record ID,Own\n1,x\n')).rejects.toThrow('the disk is full');
    expect(store.digest()).toBeUndefined();
  });

  it('knows the properties that an earlier import remembered', async () => {
    const store = importer();
    await store.take('Record ID,Own Thing\n1,5\n');
    const catalog = catalogWith('contact:\n  own_thing: { label: Own Thing, type: string }\n');
    const report = await store.take('Record ID,Own Thing\n1,6\n', { catalog });
    expect(report.columns).toEqual([
      { header: 'Record ID', property: 'hs_object_id', isNew: false },
      { header: 'Own Thing', property: 'own_thing', isNew: false },
    ]);
    expect(store.rows('SELECT own_thing FROM contacts')).toEqual([{ own_thing: '6' }]);
  });

  it('into a file that is no store is refused, and the file stays as it was', async () => {
    for (const make of [
      (path: string) => writeFileSync(path, 'this is no database, but a text that is long enough'.repeat(50)),
      (path: string) => new Database(path).exec('CREATE TABLE mine (a)').close(),
    ]) {
      const store = importer();
      mkdirSync(dirname(store.storePath), { recursive: true });
      make(store.storePath);
      expect(await store.refuse(file)).toMatchObject({ message: expect.stringMatching(/^data\/contacts\.db is /) });
    }
  });

  it('while another program holds the store is refused in plain words', async () => {
    const store = importer();
    await store.take(file);
    const other = new Database(store.storePath);
    other.exec('BEGIN EXCLUSIVE');
    try {
      await expect(store.take(file)).rejects.toMatchObject({
        message: 'data/contacts.db is locked by another program.',
        hint: expect.stringContaining('wait until its import or apply is done'),
      });
    } finally {
      other.exec('ROLLBACK');
      other.close();
    }
    expect(counts(await store.take(file))).toEqual({ rows: 2, unchanged: 2 });
  });

  it('takes the place of what a killed import left behind', async () => {
    const store = importer();
    mkdirSync(dirname(store.storePath), { recursive: true });
    writeFileSync(`${store.storePath}.importing`, 'half of a page');
    await store.take(file);
    expect(store.value('SELECT count(*) FROM contacts')).toBe(2);
    expect(existsSync(`${store.storePath}.importing`)).toBe(false);
  });

  it('does not take the place of an import that is still running', async () => {
    const store = importer();
    mkdirSync(dirname(store.storePath), { recursive: true });
    const other = new Database(`${store.storePath}.importing`);
    other.exec('CREATE TABLE t (a); BEGIN EXCLUSIVE');
    try {
      await expect(store.take(file)).rejects.toMatchObject({
        message: 'Another import into data/contacts.db is running.',
      });
    } finally {
      other.exec('ROLLBACK');
      other.close();
    }
  });

  it('can be cancelled, and the store is as it was', async () => {
    const store = importer();
    await store.take(file);
    const before = store.digest();
    const large = join(store.folder, 'large.csv');
    writeFileSync(
      large,
      `Record ID,Email\n${Array.from({ length: 20_000 }, (_, index) => `${index + 1},`).join('\n')}\n`,
    );
    const controller = new AbortController();
    const running = importFile({
      file: large,
      kind: 'contacts',
      openDatabase: openBetterSqlite3,
      storePath: store.storePath,
      shownStorePath: 'data/contacts.db',
      catalog: catalogWith(''),
      zone: zoneOf(stockholm) as Zone,
      now: 1,
      full: false,
      rejectsPath: join(store.folder, 'rejects.csv'),
      rememberProperties: () => {},
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(running).rejects.toThrow();
    expect(store.digest()).toBe(before);
  });
});
