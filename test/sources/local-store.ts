import { writeFileSync } from 'node:fs';
import type { Property } from '../../packages/engine/src/catalog/property.ts';
import type { Project } from '../../packages/engine/src/index.ts';
import type { Source } from '../../packages/engine/src/sources/source.ts';
import { openBetterSqlite3 } from '../../packages/engine/src/sources/sqlite/drivers/better-sqlite3.ts';
import { importFile } from '../../packages/engine/src/sources/sqlite/import/import-file.ts';
import { contactWriter } from '../../packages/engine/src/sources/sqlite/local-store/contact-writer.ts';
import { localSource } from '../../packages/engine/src/sources/sqlite/local-store/local-source.ts';
import {
  openStoreForWriting,
  type WritableStore,
} from '../../packages/engine/src/sources/sqlite/local-store/open-for-writing.ts';
import { columnTypes } from '../../packages/engine/src/sources/sqlite/local-store/store-columns.ts';
import { ensureColumns } from '../../packages/engine/src/sources/sqlite/local-store/store-columns-writer.ts';
import { suppliedSets } from '../../packages/engine/src/sources/sqlite/local-store/supplied-sets.ts';
import type { ScanSettings } from '../../packages/engine/src/sources/sqlite/scan/scanned-database.ts';
import type { SqlValue } from '../../packages/engine/src/sources/sqlite/sql.ts';
import { normaliseAddress } from '../../packages/engine/src/values/address.ts';
import { groupBy } from '../../packages/engine/src/values/group-by.ts';
import { unreadable } from '../../packages/engine/src/values/value.ts';
import type { Zone } from '../../packages/engine/src/values/zone.ts';
import type { PlainContact, PlainData } from '../oracle/plain-data.ts';
import { engineCell } from './engine-cell.ts';

/** Writes plain data into a new local store and opens it as a source. */
export function localStoreWith(data: PlainData, project: Project, path: string, scanning?: ScanSettings): Source {
  const { zone } = project.config;
  write(path, zone, (store) => {
    writeContacts(store, data, project);
    writeWhatNoContactHolds(store, data, project);
  });
  return localSource('local', openBetterSqlite3(path, { readOnly: true }), zone, 'contacts.db', scanning);
}

/** The same, the contacts imported from CSV files: one for each set of columns. */
export async function importedStoreWith(data: PlainData, project: Project, path: string): Promise<Source> {
  const { zone } = project.config;
  for (const [columns, rows] of importsOf(data)) {
    const names = columns === '' ? [] : columns.split(' ');
    const lines = rows.map(({ id, values }) => [id, ...names.map((name) => values[name] as string)]);
    const file = `${path}.csv`;
    writeFileSync(file, [['Record ID', ...names], ...lines].map(csvText).join(''));
    await importFile({
      file,
      kind: 'contacts',
      openDatabase: openBetterSqlite3,
      storePath: path,
      shownStorePath: 'contacts.db',
      catalog: project.catalog,
      zone,
      now: 1,
      full: false,
      rejectsPath: `${path}.rejects`,
      rememberProperties: (properties) => {
        throw new Error(`not known: ${properties.map(({ name }) => name).join(', ')}`);
      },
    });
  }
  write(path, zone, (store) => writeWhatNoContactHolds(store, data, project));
  return localSource('imported', openBetterSqlite3(path, { readOnly: true }), zone, 'contacts.db');
}

/** Every cell in quotes, to the letter. */
function csvText(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
}

function write(path: string, zone: Zone, work: (store: WritableStore) => void): void {
  const store = openStoreForWriting(openBetterSqlite3, path, 'contacts.db', zone);
  try {
    work(store);
    store.commit();
  } catch (error) {
    store.abandon();
    throw error;
  }
}

function writeWhatNoContactHolds(store: WritableStore, data: PlainData, project: Project): void {
  writeLedger(store, data, project);
  writeHistories(store, data, project);
  writeDeals(store, data, project);
  writeEmailEvents(store, data, project);
  writeLists(store, data);
}

/** Contacts with the same columns are one import. */
function importsOf({ contacts }: PlainData): Map<string, PlainContact[]> {
  return groupBy(contacts, ({ values }) => Object.keys(values).sort().join(' '));
}

interface StoredCell {
  readonly value: SqlValue;
  /** The text, where the type cannot be read from it. */
  readonly raw?: string;
}

function storedCell(text: string, property: Property, project: Project): StoredCell {
  const cell = engineCell(text, property, project.config.zone);
  if (cell === unreadable) return { value: null, raw: text };
  if (cell === undefined || typeof cell === 'symbol') return { value: null };
  return { value: typeof cell === 'boolean' ? Number(cell) : cell };
}

function contactProperty(name: string, { catalog }: Project): Property {
  return catalog.contacts.named(name) as Property;
}

function rawTextsOf(cells: readonly StoredCell[]): Map<number, string> {
  return new Map(cells.flatMap(({ raw }, index) => (raw === undefined ? [] : [[index, raw] as const])));
}

function writeContacts({ database }: WritableStore, data: PlainData, project: Project): void {
  for (const [columns, rows] of importsOf(data)) {
    const names = columns === '' ? [] : columns.split(' ');
    const properties = names.map((name) => contactProperty(name, project));
    const writer = contactWriter(database, properties, { tracksWritten: false, now: 0 });
    for (const { id, values } of rows) {
      const cells = properties.map((property) => storedCell(values[property.name] as string, property, project));
      const { email } = values;
      const outcome = writer.write({
        id: Number(id),
        ...(email === undefined ? {} : { address: normaliseAddress(email) ?? null }),
        values: cells.map(({ value }) => value),
        rawTexts: rawTextsOf(cells),
      });
      if (outcome !== 'inserted') throw new Error(`contact ${id}: ${JSON.stringify(outcome)}`);
    }
    writer.finish();
  }
}

function writeLedger({ database }: WritableStore, { ledger }: PlainData, project: Project): void {
  for (const { address, values } of ledger) {
    const properties = Object.keys(values).map((name) => contactProperty(name, project));
    ensureColumns(database, 'address', properties);
    const { fresh } = suppliedSets(database, 'address', Object.keys(values));
    const key = normaliseAddress(address) as string;
    const columns = properties.map(({ name }) => `, "${name}"`).join('');
    const cells = properties.map((property) => storedCell(values[property.name] as string, property, project));
    database
      .prepare(`INSERT INTO addresses (address, _supplied${columns}) VALUES (?, ?${', ?'.repeat(cells.length)})`)
      .run([key, fresh, ...cells.map(({ value }) => value)]);
    for (const [index, raw] of rawTextsOf(cells))
      keepRaw(database, 'address', (properties[index] as Property).name, key, raw);
  }
}

function keepRaw(
  database: WritableStore['database'],
  object: string,
  property: string,
  record: string | number,
  raw: string,
): void {
  database
    .prepare('INSERT INTO unreadable (object, property, record, raw) VALUES (?, ?, ?, ?)')
    .run([object, property, record, raw]);
}

function writeHistories({ database }: WritableStore, { contacts, historied }: PlainData, project: Project): void {
  const insert = database.prepare(
    'INSERT INTO property_history (property, contact, at, value, unreadable) VALUES (?, ?, ?, ?, ?)',
  );
  for (const name of historied) {
    database.prepare('INSERT INTO histories VALUES (?)').run([name]);
    for (const { id, histories } of contacts)
      for (const { at, text } of histories?.[name] ?? []) {
        const { value, raw } = storedCell(text, contactProperty(name, project), project);
        insert.run([name, Number(id), at, value, raw === undefined ? 0 : 1]);
      }
  }
}

/** A table of its own for the object, its columns named like the properties. */
function writeDeals({ database }: WritableStore, { deals }: PlainData, project: Project): void {
  const properties = project.catalog.object('deal')?.properties ?? [];
  database.exec(
    `CREATE TABLE deal (id INTEGER PRIMARY KEY${properties.map(({ name, type }) => `, "${name}" ${columnTypes[type]}`).join('')}) STRICT`,
  );
  for (const { name, type } of properties)
    database.prepare('INSERT INTO columns (object, property, type) VALUES (?, ?, ?)').run(['deal', name, type]);
  for (const { id, contacts, values } of deals) {
    const cells = properties.map((property) => storedCell(values[property.name] ?? '', property, project));
    database
      .prepare(`INSERT INTO deal VALUES (?${', ?'.repeat(cells.length)})`)
      .run([Number(id), ...cells.map(({ value }) => value)]);
    for (const [index, raw] of rawTextsOf(cells))
      keepRaw(database, 'deal', (properties[index] as Property).name, Number(id), raw);
    for (const contact of contacts)
      database.prepare('INSERT INTO associations VALUES (?, ?, ?)').run(['deal', Number(contact), Number(id)]);
  }
}

function writeEmailEvents({ database }: WritableStore, { emailEvents }: PlainData, project: Project): void {
  const properties = project.catalog.object('email_event')?.properties ?? [];
  for (const { address, values } of emailEvents) {
    const cells = properties.map((property) => storedCell(values[property.name] ?? '', property, project));
    const columns = properties.map(({ name }) => `, ${name}`).join('');
    database
      .prepare(`INSERT INTO email_events (address${columns}) VALUES (?${', ?'.repeat(cells.length)})`)
      .run([normaliseAddress(address) as string, ...cells.map(({ value }) => value)]);
  }
  const { zone } = project.config;
  for (const kind of ['contacts', 'email-events'])
    database
      .prepare(
        'INSERT INTO imports (file, kind, imported_at, timezone, rows, inserted, updated, unchanged, rejected, archived) VALUES (?, ?, ?, ?, 0, 0, 0, 0, 0, 0)',
      )
      .run([`${kind}.csv`, kind, 1, zone.id]);
}

function writeLists({ database }: WritableStore, { lists }: PlainData): void {
  Object.entries(lists).forEach(([list, members], index) => {
    database.prepare('INSERT INTO lists (id, name) VALUES (?, ?)').run([index + 1, list]);
    for (const member of members)
      database.prepare('INSERT INTO list_members VALUES (?, ?)').run([index + 1, Number(member)]);
  });
}
