import Database from 'better-sqlite3';
import type { Property } from '../../packages/engine/src/catalog/property.ts';
import type { Project } from '../../packages/engine/src/index.ts';
import type { ColumnMapping, TableMapping } from '../../packages/engine/src/project/project-config.ts';
import type { Source } from '../../packages/engine/src/sources/source.ts';
import { openBetterSqlite3 } from '../../packages/engine/src/sources/sqlite/drivers/better-sqlite3.ts';
import { mappedSource } from '../../packages/engine/src/sources/sqlite/mapped/mapped-source.ts';
import type { ScanSettings } from '../../packages/engine/src/sources/sqlite/scan/scanned-database.ts';
import { millisecondsPerDay } from '../../packages/engine/src/values/calendar.ts';
import { unreadable } from '../../packages/engine/src/values/value.ts';
import type { PlainData, PlainValues } from '../oracle/plain-data.ts';
import { engineCell } from './engine-cell.ts';

/** How a user's own database might keep things. */
export type MappedForm =
  /** Everything as text, dates as ISO, ids as integers. */
  | 'text'
  /** Numbers as numbers, booleans as 0 and 1, dates as epochs, ids as text. */
  | 'typed';

/** A table has each column for all rows: what a record was not supplied is unknown there. */
export function asTables(data: PlainData): PlainData {
  const filled = (rows: readonly { readonly values: PlainValues }[]): Record<string, string> =>
    Object.fromEntries(rows.flatMap(({ values }) => Object.keys(values)).map((name) => [name, '']));
  const [contactColumns, dealColumns, ledgerColumns] = [filled(data.contacts), filled(data.deals), filled(data.ledger)];
  return {
    ...data,
    contacts: data.contacts.map((each) => ({ ...each, values: { ...contactColumns, ...each.values } })),
    deals: data.deals.map((each) => ({ ...each, values: { ...dealColumns, ...each.values } })),
    ledger: data.ledger.map((each) => ({ ...each, values: { ...ledgerColumns, ...each.values } })),
  };
}

/** Writes plain data into tables of its own and opens them as a source by a mapping. */
export function mappedDatabaseWith(
  data: PlainData,
  project: Project,
  form: MappedForm,
  path: string,
  scanning?: ScanSettings,
): Source {
  const database = new Database(path);
  database.pragma('journal_mode = MEMORY');
  database.pragma('synchronous = OFF');
  const tables = database.transaction(() => writeTables(database, asTables(data), project, form))();
  database.close();
  return mappedSource({
    name: `mapped ${form}`,
    database: openBetterSqlite3(path, { readOnly: true }),
    tables,
    zone: project.config.zone,
    path,
    shownPath: 'crm.db',
    ...(scanning === undefined ? {} : { scanning }),
  });
}

function writeTables(
  database: Database.Database,
  data: PlainData,
  project: Project,
  form: MappedForm,
): Record<string, TableMapping> {
  const idType = form === 'text' ? 'INTEGER' : 'TEXT';
  const idOf = (id: string): string | number => (form === 'text' ? Number(id) : id);
  const object = (name: string): readonly Property[] => project.catalog.object(name)?.properties ?? [];
  const inUse = (properties: readonly Property[], rows: readonly { readonly values: PlainValues }[]): Property[] =>
    properties.filter(({ name }) => rows.some(({ values }) => values[name] !== undefined));

  function table(
    name: string,
    keys: Readonly<Record<string, string>>,
    properties: readonly Property[],
    rows: readonly { readonly keys: readonly (string | number)[]; readonly values: PlainValues }[],
  ): Record<string, ColumnMapping> {
    const columns = properties.map((property) => ({
      property,
      column: columnName(property),
      format: formatOf(property, form),
    }));
    const declared = [
      ...Object.entries(keys).map(([key, type]) => `${quoted(key)} ${type}`),
      ...columns.map(({ property, column }) => `${quoted(column)} ${columnType(property, form)}`),
    ];
    database.exec(`CREATE TABLE ${quoted(name)} (${declared.join(', ')})`);
    const insert = database.prepare(`INSERT INTO ${quoted(name)} VALUES (${declared.map(() => '?').join(', ')})`);
    for (const { keys: own, values } of rows)
      insert.run(...own, ...properties.map((property) => kept(values[property.name] ?? '', property, project, form)));
    return Object.fromEntries(
      columns.map(({ property, column, format }) => [
        property.alias ?? property.name,
        { column, ...(format === undefined ? {} : { format }) },
      ]),
    );
  }

  const contactColumns = table(
    'people',
    { 'person id': `${idType} PRIMARY KEY` },
    inUse(object('contact'), data.contacts),
    data.contacts.map(({ id, values }) => ({ keys: [idOf(id)], values })),
  );
  const ledgerColumns = table(
    'address ledger',
    { mail: 'TEXT' },
    inUse(object('contact'), data.ledger),
    data.ledger.map(({ address, values }) => ({ keys: [address], values })),
  );
  const dealColumns = table(
    'deals',
    { deal_id: 'INTEGER', owner: idType },
    object('deal').filter(({ name }) => name !== 'hs_object_id'),
    data.deals.flatMap(({ id, contacts, values }) =>
      contacts.map((contact) => ({ keys: [Number(id), idOf(contact)], values })),
    ),
  );
  const eventColumns = table(
    'events',
    { recipient: 'TEXT' },
    object('email_event'),
    data.emailEvents.map(({ address, values }) => ({ keys: [address], values })),
  );

  database.exec(`CREATE TABLE memberships (person ${idType}, "list name" TEXT)`);
  for (const [list, members] of Object.entries(data.lists))
    for (const member of members) database.prepare('INSERT INTO memberships VALUES (?, ?)').run(idOf(member), list);

  database.exec(
    `CREATE TABLE audit (person ${idType}, field TEXT, "new value" TEXT, changed_at ${form === 'text' ? 'TEXT' : 'INTEGER'})`,
  );
  for (const { id, histories } of data.contacts)
    for (const [name, entries] of Object.entries(histories ?? {}))
      for (const { at, text } of entries)
        database
          .prepare('INSERT INTO audit VALUES (?, ?, ?, ?)')
          .run(idOf(id), name, text, form === 'text' ? new Date(at).toISOString() : at);

  return {
    contacts: { table: 'people', id: 'person id', columns: { record_id: 'person id', ...contactColumns } },
    addresses: { table: 'address ledger', address: 'mail', columns: ledgerColumns },
    list_members: { table: 'memberships', contact: 'person', list: 'list name' },
    property_history: {
      table: 'audit',
      contact: 'person',
      property: 'field',
      value: 'new value',
      at: form === 'text' ? 'changed_at' : { column: 'changed_at', format: 'epoch_ms' },
    },
    deal: { table: 'deals', contact: 'owner', columns: dealColumns },
    email_event: { table: 'events', address: 'recipient', columns: eventColumns },
  };
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Some columns are named like their property, some are not, and some need their quotes. */
function columnName({ name }: Property): string {
  if (name === 'email') return 'e-mail "address"';
  return name.startsWith('t_') ? `col ${name}` : name;
}

function columnType({ type }: Property, form: MappedForm): string {
  if (form === 'text') return 'TEXT';
  if (type === 'number') return 'REAL';
  return type === 'boolean' || type === 'date' || type === 'datetime' ? 'INTEGER' : 'TEXT';
}

function formatOf({ type }: Property, form: MappedForm): 'epoch' | 'epoch_ms' | undefined {
  if (form === 'text') return undefined;
  if (type === 'date') return 'epoch';
  return type === 'datetime' ? 'epoch_ms' : undefined;
}

/** A text as the form keeps it; what cannot be read stays text that cannot be read. */
function kept(text: string, property: Property, project: Project, form: MappedForm): string | number | null {
  if (text === '') return form === 'text' ? '' : null;
  if (form === 'text') return text;
  const cell = engineCell(text, property, project.config.zone);
  if (cell === unreadable) return `cannot be read: ${text}`;
  if (typeof cell === 'boolean') return Number(cell);
  if (property.type === 'date') return ((cell as number) * millisecondsPerDay) / 1000;
  return typeof cell === 'number' ? cell : text;
}
