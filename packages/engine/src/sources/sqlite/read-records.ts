import type { Catalog } from '../../catalog/catalog.ts';
import { type Property, propertyKey } from '../../catalog/property.ts';
import type { Relation } from '../../catalog/relation.ts';
import { computedCell } from '../../evaluate/computed-cells.ts';
import type { HistoryEntry } from '../../evaluate/evaluated-record.ts';
import type { Reads } from '../../semantics/reads.ts';
import { type Cell, notSupplied, unreadable, type Value } from '../../values/value.ts';
import type { ReadRecord, RecordId } from '../source.ts';
import type { DatabaseView, RecordView } from './compile/table-view.ts';
import { type Database, type Row, rowOf, rowsOf } from './database.ts';
import { joinSql, type Sql, sql, valueList } from './sql.ts';
import type { SqliteLayout } from './sqlite-layout.ts';

/**
 * Reads records with all that is read of them. Cells come at once; histories, lists and related records are looked
 * up when they are asked for.
 */
export function readRecords(
  database: Database,
  layout: SqliteLayout,
  ids: readonly RecordId[],
  reads: Reads,
  catalog: Catalog,
): ReadRecord[] {
  const view = layout.view(catalog);
  const row = view.contacts('c');
  const isWanted = sql`CAST(${layout.id('c')} AS TEXT) IN ${valueList(ids)}`;
  const found = selectCells(
    database,
    row,
    [...reads.properties.values()],
    layout.id('c'),
    [isWanted, row.live],
    layout.idOrder('c'),
  );
  return found.map((cells) => recordOf(cells, { database, view, reads, catalog }));
}

interface ReadContext {
  readonly database: Database;
  readonly view: DatabaseView;
  readonly reads: Reads;
  readonly catalog: Catalog;
}

/** Whole numbers are exact and stay whole when they are bound: as text they have no `.0`. */
type Key = string | number | bigint;

interface FoundRow {
  readonly id: string;
  readonly key: Key;
  readonly cells: ReadonlyMap<string, { readonly cell: Cell; readonly raw?: string }>;
}

/** Rows of a view with the given properties, each with its state. */
function selectCells(
  database: Database,
  row: RecordView,
  properties: readonly Property[],
  id: Sql,
  conditions: readonly (Sql | undefined)[],
  order?: Sql,
): FoundRow[] {
  const columns = properties.flatMap((property) => [
    row.value(property) ?? sql`NULL`,
    (row.value(property) === undefined ? sql`0` : row.answers(property)) ?? sql`1`,
    row.rawText(property) ?? sql`NULL`,
  ]);
  const where = conditions
    .filter((condition) => condition !== undefined)
    .reduce((all, each) => sql`${all} AND ${each}`);
  const statement = sql`SELECT ${joinSql([sql`CAST(${id} AS TEXT)`, ...keyColumns(row.key), ...columns], ', ')} FROM ${row.from} WHERE ${where}`;
  return rowsOf(database, order === undefined ? statement : sql`${statement} ORDER BY ${order}`).map((found) => ({
    id: found[0] as string,
    key: keyAt(found, 1),
    cells: new Map(
      properties.map((property, index) => [propertyKey(property), cellAt(found, 3 + 3 * index, property)]),
    ),
  }));
}

function keyColumns(key: Sql): Sql[] {
  return [sql`typeof(${key})`, sql`CASE typeof(${key}) WHEN 'integer' THEN CAST(${key} AS TEXT) ELSE ${key} END`];
}

function keyAt(row: Row, column: number): Key {
  const [type, key] = row.slice(column, column + 2);
  return type === 'integer' ? BigInt(key as string) : (key as string | number);
}

function cellAt(row: Row, column: number, property: Property): { cell: Cell; raw?: string } {
  const [value, answers, raw] = row.slice(column, column + 3);
  if (typeof raw === 'string') return { cell: unreadable, raw };
  if (answers !== 1) return { cell: notSupplied };
  return { cell: typedValue(value, property) };
}

function typedValue(value: unknown, property: Property): Value | undefined {
  if (value === null) return undefined;
  return property.type === 'boolean' ? value === 1 : (value as Value);
}

function recordOf(found: FoundRow, context: ReadContext): ReadRecord {
  const { database, view, catalog } = context;
  const stored = (property: Property): Cell => {
    const known = found.cells.get(propertyKey(property));
    return known === undefined ? notSupplied : known.cell;
  };
  const countOfAddress = (address: string): number => {
    const other = view.contacts('d');
    const live = other.live ?? sql`1`;
    const [count] = rowOf(
      database,
      sql`SELECT count(*) FROM ${other.from} WHERE ${view.address('d')} = ${address} AND ${live}`,
    ) ?? [0];
    return count as number;
  };
  return {
    id: found.id,
    cell: (property) =>
      property.origin === 'computed' ? computedCell(property, { catalog, stored, countOfAddress }) : stored(property),
    rawText: (property) => found.cells.get(propertyKey(property))?.raw,
    history: (property) => readHistory(property, found.key, context),
    inList: (list) => {
      const members = view.listMembers(list);
      if (members === undefined) return undefined;
      const [isMember] = rowOf(database, sql`SELECT ${found.key} IN (${members})`) ?? [0];
      return isMember === 1;
    },
    related: (relation) => readRelated(relation, found, context),
  };
}

function readHistory(property: Property, key: Key, { database, view }: ReadContext): HistoryEntry[] | undefined {
  const history = view.history(property, 'h');
  if (history === undefined) return undefined;
  const answers = history.answers ?? sql`1`;
  const entries = sql`SELECT ${history.at}, ${history.value}, ${answers} FROM ${history.from} WHERE ${history.isProperty} AND ${history.contact} = ${key}`;
  return rowsOf(database, entries).map(([at, value, canAnswer]) => ({
    at: at as number,
    value: canAnswer === 1 ? typedValue(value, property) : unreadable,
  }));
}

function readRelated(name: string, found: FoundRow, context: ReadContext): ReadRecord[] {
  const { catalog, reads } = context;
  const relation = catalog.relation(name);
  if (relation === undefined) return [];
  const properties = [...(reads.relations.get(relation.name)?.properties.values() ?? [])];
  return selectRelated(relation, found, properties, context).map((row) => recordOf(row, context));
}

function selectRelated(
  relation: Relation,
  found: FoundRow,
  properties: readonly Property[],
  { database, view }: ReadContext,
): FoundRow[] {
  const self = view.contacts('c');
  const valueOfSelf = (value: Sql): Sql => sql`(SELECT ${value} FROM ${self.from} WHERE ${self.key} = ${found.key})`;
  if (relation.join === 'same address' || relation.join === 'same domain') {
    const shared = relation.join === 'same address' ? view.address : view.domain;
    const other = view.contacts('n');
    const conditions = [
      sql`${shared('n')} = ${valueOfSelf(shared('c'))}`,
      sql`${other.key} <> ${found.key}`,
      other.live,
    ];
    return selectCells(database, other, properties, other.key, conditions);
  }
  const related = view.related(relation, 'r');
  if (related === undefined) return [];
  const { record, contact, by } = related;
  const key = by === 'address' ? valueOfSelf(view.address('c')) : sql`${found.key}`;
  return selectCells(database, record, properties, record.key, [sql`${contact} = ${key}`, record.live]);
}
