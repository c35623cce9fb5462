import { realpathSync } from 'node:fs';
import { builtInCatalog } from '../../../catalog/built-in.ts';
import type { Property } from '../../../catalog/property.ts';
import type { TableMapping } from '../../../project/project-config.ts';
import { digestOf } from '../../../project/rule-digest.ts';
import type { Reads } from '../../../semantics/reads.ts';
import type { Zone } from '../../../values/zone.ts';
import type { Missing, Source } from '../../source.ts';
import { SourceError } from '../../source-error.ts';
import { type Database, rowOf } from '../database.ts';
import { defineFunctions } from '../functions.ts';
import type { ScanSettings } from '../scan/scanned-database.ts';
import { name, sql } from '../sql.ts';
import type { SqliteLayout } from '../sqlite-layout.ts';
import { sqliteSource } from '../sqlite-source.ts';
import { columnReaders } from './column-reader.ts';
import { integerKey } from './integer-key.ts';
import { asColumn, mappedTable } from './mapped-tables.ts';
import { type MappedDatabase, mappedView } from './mapped-view.ts';

export interface MappedSourceRequest {
  readonly name: string;
  readonly database: Database;
  readonly tables: Readonly<Record<string, TableMapping>>;
  readonly zone: Zone;
  readonly path: string;
  readonly shownPath: string;
  readonly scanning?: ScanSettings;
}

/** A user's own database as a source; it is only read. */
export function mappedSource(request: MappedSourceRequest): Source {
  const { name: sourceName, database, zone } = request;
  const mapped = mappedDatabase(request);
  requireUniqueIds(database, mapped, request.shownPath);
  defineFunctions(database, zone);
  const readers = columnReaders(database, zone);
  const addressIndex = addressIndexSql(mapped);
  for (const statement of addressIndex) database.exec(statement);
  const hasNumericIds = idsAreNumeric(database, mapped);
  const layout: SqliteLayout = {
    description: {
      name: sourceName,
      type: 'sqlite',
      identity: `database:${digestOf([realpathSync(request.path), mapped.contacts.table]).slice(7, 23)}`,
    },
    view: (catalog, keepRows) => mappedView(mapped, catalog, readers, keepRows),
    missing: (reads) => missingFrom(mapped, database, reads),
    id: (alias) => sql`CAST(${name(alias)}.${name(mapped.contacts.id)} AS TEXT)`,
    idOrder: (alias) => {
      const id = sql`${name(alias)}.${name(mapped.contacts.id)}`;
      return hasNumericIds ? sql`CAST(${id} AS INTEGER)` : sql`CAST(${id} AS TEXT)`;
    },
    integerKey: integerKey(database, mapped),
    setup: () => ({ zone: zone.id, columns: readers.columns(), statements: addressIndex }),
  };
  return sqliteSource(sourceName, database, layout, request.scanning);
}

function mappedDatabase({ database, tables, shownPath }: MappedSourceRequest): MappedDatabase {
  const { contacts, addresses, list_members: listMembers, property_history: history, ...relations } = tables;
  if (contacts?.id === undefined) throw new SourceError('`tables.contacts` must name the table and its `id` column.');
  const table = (object: string, mapping: TableMapping) => mappedTable(database, object, mapping, shownPath);
  const related: [string, ReturnType<MappedDatabase['related']['get']> & object][] = [];
  for (const [relation, mapping] of Object.entries(relations)) {
    if (builtInCatalog().relation(relation) === undefined)
      throw new SourceError(`\`tables.${relation}\` is nothing that Listwise knows.`, {
        hint: `Known are contacts, addresses, list_members, property_history, ${builtInCatalog()
          .relations.map((each) => each.name)
          .join(', ')}.`,
      });
    if (mapping.contact !== undefined)
      related.push([relation, { ...table(relation, mapping), contact: mapping.contact }]);
    else if (mapping.address !== undefined)
      related.push([relation, { ...table(relation, mapping), address: mapping.address }]);
    else
      throw new SourceError(`\`tables.${relation}\` must name the column that holds the contact's id: \`contact: …\`.`);
  }
  if (listMembers !== undefined) table('list_members', listMembers);
  if (history !== undefined) table('property_history', history);
  return {
    contacts: { ...table('contacts', contacts), id: contacts.id },
    ...(addresses?.address === undefined
      ? {}
      : { addresses: { ...table('addresses', addresses), address: addresses.address } }),
    ...(listMembers?.contact === undefined || listMembers.list === undefined
      ? {}
      : { listMembers: { table: listMembers.table, contact: listMembers.contact, list: listMembers.list } }),
    ...(history?.contact === undefined ||
    history.property === undefined ||
    history.value === undefined ||
    history.at === undefined
      ? {}
      : {
          history: {
            table: history.table,
            contact: history.contact,
            property: history.property,
            value: history.value,
            at: asColumn(history.at),
          },
        }),
    related: new Map(related),
  };
}

/** An id that stands twice would make two people one. */
function requireUniqueIds(database: Database, { contacts }: MappedDatabase, shownPath: string): void {
  const [table, id] = [name(contacts.table), name(contacts.id)];
  const isKey = rowOf(
    database,
    sql`SELECT 1 FROM pragma_table_info(${contacts.table}) WHERE name = ${contacts.id} AND pk = 1 AND (SELECT count(*) FROM pragma_table_info(${contacts.table}) WHERE pk > 0) = 1`,
  );
  if (isKey !== undefined) return;
  const [repeated] =
    rowOf(
      database,
      sql`SELECT CAST(${id} AS TEXT) FROM ${table} WHERE ${id} IS NOT NULL GROUP BY 1 HAVING count(*) > 1 LIMIT 1`,
    ) ?? [];
  if (repeated !== undefined)
    throw new SourceError(`The id ${repeated} stands more than once in \`${contacts.table}\` of ${shownPath}.`, {
      hint: 'Map `id` to a column that names each contact once.',
    });
}

function idsAreNumeric(database: Database, { contacts }: MappedDatabase): boolean {
  const [table, id] = [name(contacts.table), name(contacts.id)];
  const isOther = sql`typeof(${id}) <> 'integer' AND (typeof(${id}) <> 'text' OR ${id} = '' OR ltrim(${id}, '-') GLOB '*[^0-9]*')`;
  return rowOf(database, sql`SELECT 1 FROM ${table} WHERE ${id} IS NOT NULL AND ${isOther} LIMIT 1`) === undefined;
}

/** Addresses are written in many ways; this finds the row of a normalised one. It lives in memory only. */
function addressIndexSql({ addresses }: MappedDatabase): string[] {
  if (addresses === undefined) return [];
  const written = name(addresses.address).text;
  return [
    'CREATE TEMP TABLE listwise_addresses (address TEXT PRIMARY KEY, written) WITHOUT ROWID',
    `INSERT OR IGNORE INTO temp.listwise_addresses
    SELECT listwise_address(${written}), ${written} FROM ${name(addresses.table).text} WHERE listwise_address(${written}) IS NOT NULL`,
  ];
}

function missingFrom(mapped: MappedDatabase, database: Database, reads: Reads): Missing[] {
  const holds = (property: Property): boolean =>
    (property.origin === 'address' ? mapped.addresses?.columnOf(property) : mapped.contacts.columnOf(property)) !==
    undefined;
  const own = [...reads.properties.values()].filter((property) => !holds(property));
  const ofRelated = [...reads.relations].flatMap(([relation, { properties }]) => {
    const table = mapped.related.get(relation);
    const isNeighbour = relation === 'same_address' || relation === 'same_domain';
    return [...properties.values()].filter((property) =>
      isNeighbour ? !holds(property) : table !== undefined && table.columnOf(property) === undefined,
    );
  });
  return [
    ...[...own, ...ofRelated].map((property) => ({ kind: 'property', property }) as const),
    ...[reads, ...reads.relations.values()]
      .flatMap(({ histories }) => [...histories.values()])
      .filter(({ object }) => mapped.history === undefined || object !== 'contact')
      .map((property) => ({ kind: 'history', property }) as const),
    ...[...reads.lists]
      .filter((list) => !hasList(mapped, database, list))
      .map((list) => ({ kind: 'list', list }) as const),
    ...[...reads.relations.keys()]
      .filter((relation) => relation !== 'same_address' && relation !== 'same_domain' && !mapped.related.has(relation))
      .map((relation) => ({ kind: 'relation', relation }) as const),
  ];
}

function hasList({ listMembers }: MappedDatabase, database: Database, list: string): boolean {
  if (listMembers === undefined) return false;
  return (
    rowOf(database, sql`SELECT 1 FROM ${name(listMembers.table)} WHERE ${name(listMembers.list)} = ${list} LIMIT 1`) !==
    undefined
  );
}
