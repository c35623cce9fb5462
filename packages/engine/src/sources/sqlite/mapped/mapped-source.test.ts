import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { builtInProperties } from '../../../catalog/built-in.ts';
import { contactProperty } from '../../../catalog/builtin/define.ts';
import { createCatalog } from '../../../catalog/catalog.ts';
import { parseCriteria } from '../../../language/parse-criteria.ts';
import { matchesOf } from '../../../plan/selection.ts';
import type { TableMapping } from '../../../project/project-config.ts';
import { bindCriteria } from '../../../semantics/bind.ts';
import type { BoundCriteria } from '../../../semantics/bound-criteria.ts';
import { readsOf } from '../../../semantics/reads.ts';
import { momentAt } from '../../../values/moment.ts';
import { type Zone, zoneOf } from '../../../values/zone.ts';
import type { Source } from '../../source.ts';
import { openBetterSqlite3 } from '../drivers/better-sqlite3.ts';
import { mappedSource } from './mapped-source.ts';

const utc = zoneOf('UTC') as Zone;
const moment = momentAt(Date.parse('2026-03-29T10:30:00Z'), utc);
const catalog = createCatalog([...builtInProperties, contactProperty('note', 'Note', 'string')]);

function bind(text: string): BoundCriteria {
  const { criteria: tree } = parseCriteria(text);
  if (tree === undefined) throw new Error(text);
  const { criteria, problems } = bindCriteria(tree, {
    catalog,
    zone: utc,
    parameters: new Map(),
    sets: new Map(),
    rule: () => ({ kind: 'unknown', suggestions: [] }),
  });
  if (criteria === undefined) throw new Error(JSON.stringify(problems));
  return criteria;
}

function databaseWith(sql: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'listwise-mapped-'));
  onTestFinished(() => {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true, force: true });
  });
  const path = join(folder, 'crm.db');
  const database = new Database(path);
  database.exec(sql);
  database.close();
  return path;
}

function open(path: string, tables: Readonly<Record<string, TableMapping>>): Source {
  const database = openBetterSqlite3(path, { readOnly: true });
  try {
    const source = mappedSource({ name: 'crm', database, tables, zone: utc, path, shownPath: 'crm.db' });
    onTestFinished(() => source.close());
    return source;
  } catch (error) {
    database.close();
    throw error;
  }
}

async function matches(source: Source, text: string): Promise<string[]> {
  const found: string[] = [];
  for await (const ids of source.select(matchesOf(bind(text), catalog, moment))) found.push(...ids);
  return found;
}

const people = 'CREATE TABLE people (id INTEGER PRIMARY KEY, note TEXT, email TEXT);';
const plainTables = { contacts: { table: 'people', id: 'id' } };

describe('a mapping that does not fit the database', () => {
  const path = (): string => databaseWith(`${people} CREATE TABLE deals (id INTEGER, person INTEGER);`);

  it.each([
    [
      { contacts: { table: 'peple', id: 'id' } },
      'crm.db has no table `peple`, which `tables.contacts` names.',
      'Did you mean `people`?',
    ],
    [
      { contacts: { table: 'people', id: 'person_id' } },
      'The table `people` in crm.db has no column `person_id`, which `tables.contacts` names.',
      'It has `id`, `note`, `email`.',
    ],
    [
      { contacts: { table: 'people', id: 'id', columns: { note: 'nota' } } },
      'The table `people` in crm.db has no column `nota`, which `tables.contacts` names.',
      'Did you mean `note`?',
    ],
    [
      { ...plainTables, deal: { table: 'deals', contact: 'persn' } },
      'The table `deals` in crm.db has no column `persn`, which `tables.deal` names.',
      'Did you mean `person`?',
    ],
    [{ contacts: { table: 'people' } }, '`tables.contacts` must name the table and its `id` column.', undefined],
    [
      { ...plainTables, deal: { table: 'deals' } },
      "`tables.deal` must name the column that holds the contact's id: `contact: …`.",
      undefined,
    ],
    [
      { ...plainTables, dealz: { table: 'deals', contact: 'person' } },
      '`tables.dealz` is nothing that Listwise knows.',
      expect.stringContaining('deal'),
    ],
  ])('%j is refused in plain words', (tables, message, hint) => {
    expect(() => open(path(), tables)).toThrow(expect.objectContaining({ name: 'SourceError', message, hint }));
  });
});

describe('names with quotes, spaces and other languages', () => {
  it('are names, wherever they stand', async () => {
    const path = databaseWith(`
      CREATE TABLE "pe""ople; --" ("the ""id""" INTEGER PRIMARY KEY, "no""te" TEXT, "é-post" TEXT, "when]" TEXT);
      INSERT INTO "pe""ople; --" VALUES (1, 'a', ' A@x.se', '2026-01-15'), (2, 'b', 'b@x.se', NULL);
      CREATE TABLE "de'als" ("per""son" INTEGER, "sum ""total""" REAL);
      INSERT INTO "de'als" VALUES (1, 9);
      CREATE TABLE "select" ("from" INTEGER, "where" TEXT);
      INSERT INTO "select" VALUES (2, 'it''s "x"');
      CREATE TABLE "led""ger" ("ma""il" TEXT, "boun""ce" TEXT);
      INSERT INTO "led""ger" VALUES ('a@X.se ', 'true');
      CREATE TABLE "hi""story" ("p""" INTEGER, "f""" TEXT, "v""" TEXT, "a""" TEXT);
      INSERT INTO "hi""story" VALUES (1, 'note', 'old', '2026-03-28');
      CREATE TABLE "ev""ents" ("to""" TEXT, "ty""pe" TEXT);
      INSERT INTO "ev""ents" VALUES ('A@x.se', 'OPEN');`);
    const source = open(path, {
      contacts: {
        table: 'pe"ople; --',
        id: 'the "id"',
        columns: { note: 'no"te', email: 'é-post', create_date: 'when]' },
      },
      deal: { table: "de'als", contact: 'per"son', columns: { amount: 'sum "total"' } },
      list_members: { table: 'select', contact: 'from', list: 'where' },
      addresses: { table: 'led"ger', address: 'ma"il', columns: { portal_bounce: 'boun"ce' } },
      property_history: { table: 'hi"story', contact: 'p"', property: 'f"', value: 'v"', at: 'a"' },
      email_event: { table: 'ev"ents', address: 'to"', columns: { type: 'ty"pe' } },
    });
    expect(await matches(source, 'note = "a" and create_date is on 2026-01-15')).toEqual(['1']);
    expect(await matches(source, 'has any deals where (amount > 5)')).toEqual(['1']);
    expect(await matches(source, 'in list "it\'s \\"x\\""')).toEqual(['2']);
    expect(await matches(source, 'portal_bounce = true')).toEqual(['1']);
    expect(await matches(source, 'note has ever been "old"')).toEqual(['1']);
    expect(await matches(source, 'has any email_events where (type = OPEN)')).toEqual(['1']);
    expect(await matches(source, 'has any same_domain')).toEqual(['1', '2']);
  });
});

describe('values that look like SQL', () => {
  it.each([
    `'; DROP TABLE people; --`,
    `" OR 1=1 --`,
    `') OR (1=1`,
    '?',
    '?1',
    ':id',
    '@id',
    '$id',
    '%',
    '_',
    '\\',
    'NULL',
    `x'61'`,
    '/*',
  ])('%s is a value', async (value) => {
    const path = databaseWith(people);
    const database = new Database(path);
    database.prepare('INSERT INTO people (id, note) VALUES (1, ?), (2, ?)').run(value, 'other');
    database.close();
    const source = open(path, plainTables);
    const literal = `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
    expect(await matches(source, `note = ${literal}`)).toEqual(['1']);
    expect(await matches(source, `note contains ${literal}`)).toEqual(['1']);
    expect(await matches(source, `note starts with any of (${literal}, "none")`)).toEqual(['1']);
    expect(await matches(source, `not (note ends with ${literal})`)).toEqual(['2']);
  });

  it('in the name of a list is a name', async () => {
    const path = databaseWith(
      `${people} INSERT INTO people VALUES (1, '', ''); CREATE TABLE m (c INTEGER, l TEXT); INSERT INTO m VALUES (1, 'x'' OR ''1''=''1')`,
    );
    const source = open(path, { ...plainTables, list_members: { table: 'm', contact: 'c', list: 'l' } });
    expect(await matches(source, `in list "x' OR '1'='1"`)).toEqual(['1']);
    expect(await matches(source, 'in list "x"')).toEqual([]);
  });
});

describe('reading', () => {
  it('writes nothing: the file, its folder and its times are as they were', async () => {
    const path = databaseWith(`
      ${people}
      INSERT INTO people VALUES (1, 'a', 'a@x.se'), (2, 'b', 'b@x.se');
      CREATE TABLE ledger (mail TEXT, portal_bounce TEXT);
      INSERT INTO ledger VALUES ('A@x.se', 'true');`);
    const state = (): unknown => [
      createHash('sha256').update(readFileSync(path)).digest('hex'),
      statSync(path).mtimeMs,
      readdirSync(dirname(path)),
    ];
    const before = state();
    chmodSync(path, 0o400);
    chmodSync(dirname(path), 0o500);
    const source = open(path, { ...plainTables, addresses: { table: 'ledger', address: 'mail' } });
    const criteria = bind('portal_bounce = true or has any same_domain where (note = "b") or same_email_count > 1');
    const selection = matchesOf(criteria, catalog, moment);
    expect(await matches(source, 'portal_bounce = true')).toEqual(['1']);
    await source.countOf(selection);
    await source.explain(selection);
    await source.read(['1', '2'], readsOf(criteria, catalog), catalog);
    await source.missing(readsOf(criteria, catalog));
    await source.describe();
    await source.close();
    expect(state()).toEqual(before);
  });

  it('is refused to statements that would write', () => {
    const path = databaseWith(people);
    const database = openBetterSqlite3(path, { readOnly: true });
    onTestFinished(() => database.close());
    for (const statement of [
      "INSERT INTO people VALUES (3, '', '')",
      'DELETE FROM people',
      'DROP TABLE people',
      'CREATE TABLE t (a)',
    ])
      expect(() => database.exec(statement), statement).toThrow(/readonly/);
  });

  it('sees a view as a table', async () => {
    const path = databaseWith(
      `${people} INSERT INTO people VALUES (1, 'a', ''), (2, 'b', ''); CREATE VIEW chosen AS SELECT id, upper(note) AS note FROM people`,
    );
    expect(await matches(open(path, { contacts: { table: 'chosen', id: 'id' } }), 'note = "A"')).toEqual(['1']);
  });

  it('a database without contacts matches nobody', async () => {
    const source = open(databaseWith(people), plainTables);
    expect(await matches(source, 'everyone')).toEqual([]);
    expect(await matches(source, 'note is unknown')).toEqual([]);
  });

  it('a database in WAL mode is read as well', async () => {
    const path = databaseWith(`PRAGMA journal_mode = WAL; ${people} INSERT INTO people VALUES (1, 'a', '')`);
    expect(await matches(open(path, plainTables), 'note = "a"')).toEqual(['1']);
  });

  it('two sources of one database have one identity, and another database another', async () => {
    const [one, other] = [databaseWith(people), databaseWith(people)];
    const identity = async (path: string): Promise<string> => (await open(path, plainTables).describe()).identity;
    expect(await identity(one)).toBe(await identity(one));
    expect(await identity(one)).not.toBe(await identity(other));
  });
});

describe('epochs', () => {
  const path = (): string =>
    databaseWith(`
      CREATE TABLE people (id INTEGER PRIMARY KEY, at);
      INSERT INTO people VALUES (1, 1768467600), (2, '1768467600'), (3, 1768467600.5), (4, 1768467600000), (5, '2026-01-15'), (6, NULL), (7, ''), (8, -1), (9, 'x')`);
  const mapped = (format: 'epoch' | 'epoch_ms' | 'iso'): Readonly<Record<string, TableMapping>> => ({
    contacts: { table: 'people', id: 'id', columns: { createdate: { column: 'at', format } } },
  });

  it('in seconds', async () => {
    const source = open(path(), mapped('epoch'));
    expect(await matches(source, 'create_date is on 2026-01-15 09:00Z')).toEqual(['1', '2']);
    expect(await matches(source, 'create_date is on 2026-01-15')).toEqual(['1', '2', '3']);
    expect(await matches(source, 'create_date is unknown')).toEqual(['6', '7']);
    expect(await matches(source, 'create_date is on 1969-12-31')).toEqual(['8']);
  });

  it('in milliseconds', async () => {
    const source = open(path(), mapped('epoch_ms'));
    expect(await matches(source, 'create_date is on 2026-01-15')).toEqual(['4']);
    expect(await matches(source, 'create_date is on 1970-01-21')).toEqual(['1', '2', '3']);
  });

  it('as ISO: digits are 13-digit milliseconds and nothing else', async () => {
    const source = open(path(), mapped('iso'));
    expect(await matches(source, 'create_date is on 2026-01-15')).toEqual(['4', '5']);
    expect(await matches(source, 'create_date is known')).toEqual(['4', '5']);
  });
});
