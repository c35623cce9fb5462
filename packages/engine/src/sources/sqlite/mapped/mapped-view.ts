import { defineProperty } from '../../../catalog/builtin/define.ts';
import type { Catalog } from '../../../catalog/catalog.ts';
import type { Property } from '../../../catalog/property.ts';
import { computedSql } from '../compile/computed-sql.ts';
import type { KeepRows } from '../compile/kept-rows.ts';
import type { DatabaseView, HistoryView, RecordView, RelatedView } from '../compile/table-view.ts';
import { name, type Sql, sql } from '../sql.ts';
import type { ColumnFormat, ColumnReaders } from './column-reader.ts';
import type { MappedColumn, MappedTable } from './mapped-tables.ts';

/** A database of the user's own, as its mapping describes it. */
export interface MappedDatabase {
  readonly contacts: MappedTable & { readonly id: string };
  readonly addresses?: MappedTable & { readonly address: string };
  readonly listMembers?: { readonly table: string; readonly contact: string; readonly list: string };
  readonly history?: {
    readonly table: string;
    readonly contact: string;
    readonly property: string;
    readonly value: string;
    readonly at: MappedColumn;
  };
  readonly related: ReadonlyMap<string, MappedTable & ({ readonly contact: string } | { readonly address: string })>;
}

/** A cell of a user's own table. */
interface MappedCell {
  readonly property: Property;
  readonly cell: Sql;
  readonly format: ColumnFormat | undefined;
}

interface CellSql {
  value(cell: MappedCell): Sql;
  answers(cell: MappedCell): Sql;
  /** The parts of a view of rows whose cells are found by `cellOf`. */
  columns(cellOf: CellFinder): Pick<RecordView, 'value' | 'answers' | 'rawText'>;
}

type CellFinder = (property: Property) => MappedCell | undefined;

/** Cells are read by the engine's own rules; what SQLite can read the same way, it reads itself. */
function cellSql(readers: ColumnReaders): CellSql {
  function value({ property, cell, format }: MappedCell): Sql {
    const read = sql`listwise_read(${readers.numberOf(property, format)}, ${cell})`;
    switch (property.type) {
      case 'string':
        return sql`CASE typeof(${cell}) WHEN 'text' THEN nullif(${cell}, '') ELSE ${read} END`;
      case 'number':
        return sql`CASE WHEN typeof(${cell}) IN ('integer', 'real') AND ${cell} BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 THEN CAST(${cell} AS REAL) ELSE ${read} END`;
      default:
        return read;
    }
  }

  function answers({ property, cell, format }: MappedCell): Sql {
    if (property.type === 'string') return sql`typeof(${cell}) <> 'blob'`;
    return sql`listwise_can_read(${readers.numberOf(property, format)}, ${cell})`;
  }

  function rawText(mapped: MappedCell): Sql {
    return sql`CASE WHEN NOT (${answers(mapped)}) THEN CAST(${mapped.cell} AS TEXT) END`;
  }

  function columns(cellOf: CellFinder): Pick<RecordView, 'value' | 'answers' | 'rawText'> {
    const of = (compile: (mapped: MappedCell) => Sql) => (property: Property) => {
      const found = cellOf(property);
      return found && compile(found);
    };
    return { value: of(value), answers: of(answers), rawText: of(rawText) };
  }

  return { value, answers, columns };
}

export function mappedView(
  mapped: MappedDatabase,
  catalog: Catalog,
  readers: ColumnReaders,
  keepRows?: KeepRows,
): DatabaseView {
  const cells = cellSql(readers);
  const email = catalog.contacts.named('email');
  const view: DatabaseView = {
    keepRows,
    contacts: (alias) => contactView(mapped, alias, catalog, view, cells),
    address: (alias) => {
      const column = email && mapped.contacts.columnOf(email);
      return column === undefined ? sql`NULL` : sql`listwise_address(${name(alias)}.${name(column.column)})`;
    },
    domain: (alias) => sql`listwise_domain(${view.address(alias)})`,
    history: (property, alias) => historyView(mapped, property, alias, cells),
    listMembers: (list) => {
      const { listMembers } = mapped;
      if (listMembers === undefined) return undefined;
      return sql`SELECT ${name(listMembers.contact)} FROM ${name(listMembers.table)} WHERE ${name(listMembers.list)} = ${list}`;
    },
    related: (relation, alias) => relatedView(mapped, relation.name, alias, cells),
  };
  return view;
}

function contactView(
  mapped: MappedDatabase,
  alias: string,
  catalog: Catalog,
  view: DatabaseView,
  cells: CellSql,
): RecordView {
  const row = name(alias);
  const key = sql`${row}.${name(mapped.contacts.id)}`;
  const {
    value: stored,
    answers,
    rawText,
  } = cells.columns((property) => {
    if (property.origin === 'address') return addressCell(mapped, property, view.address(alias));
    const column = mapped.contacts.columnOf(property);
    return column && { property, cell: sql`${row}.${name(column.column)}`, format: column.format };
  });
  return {
    from: sql`${name(mapped.contacts.table)} AS ${row}`,
    key,
    live: sql`${key} IS NOT NULL`,
    value: (property) =>
      property.origin === 'computed' ? computedSql(property, { stored, alias, view, catalog }) : stored(property),
    answers,
    rawText,
  };
}

/** The ledger of addresses, found by normalised address. */
function addressCell({ addresses }: MappedDatabase, property: Property, address: Sql): MappedCell | undefined {
  const column = addresses?.columnOf(property);
  if (addresses === undefined || column === undefined) return undefined;
  const cell = sql`(SELECT a.${name(column.column)} FROM temp.listwise_addresses AS k JOIN ${name(addresses.table)} AS a ON a.${name(addresses.address)} = k.written WHERE k.address = ${address})`;
  return { property, cell, format: column.format };
}

const recordedAt = defineProperty('history', 'record', 'at', 'Recorded at', 'datetime');

function historyView(
  { history }: MappedDatabase,
  property: Property,
  alias: string,
  cells: CellSql,
): HistoryView | undefined {
  if (history === undefined || property.object !== 'contact') return undefined;
  const row = name(alias);
  const value: MappedCell = { property, cell: sql`${row}.${name(history.value)}`, format: undefined };
  const at = cells.value({
    property: recordedAt,
    cell: sql`${row}.${name(history.at.column)}`,
    format: history.at.format,
  });
  const names = property.alias === undefined ? sql`${property.name}` : sql`${property.name}, ${property.alias}`;
  return {
    from: sql`${name(history.table)} AS ${row}`,
    contact: sql`${row}.${name(history.contact)}`,
    at,
    value: cells.value(value),
    answers: sql`(${cells.answers(value)} AND ${at} IS NOT NULL)`,
    isProperty: sql`${row}.${name(history.property)} IN (${names})`,
  };
}

function relatedView(
  { related }: MappedDatabase,
  relation: string,
  alias: string,
  cells: CellSql,
): RelatedView | undefined {
  const table = related.get(relation);
  if (table === undefined) return undefined;
  const row = name(alias);
  const contact =
    'contact' in table ? sql`${row}.${name(table.contact)}` : sql`listwise_address(${row}.${name(table.address)})`;
  const columns = cells.columns((property) => {
    const column = table.columnOf(property);
    return column && { property, cell: sql`${row}.${name(column.column)}`, format: column.format };
  });
  return {
    record: { from: sql`${name(table.table)} AS ${row}`, key: contact, ...columns },
    contact,
    by: 'contact' in table ? 'key' : 'address',
  };
}
