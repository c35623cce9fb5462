import type { Property } from '../../../catalog/property.ts';
import { suggestionsFor } from '../../../problems/did-you-mean.ts';
import type { ColumnMapping, TableMapping } from '../../../project/project-config.ts';
import { SourceError } from '../../source-error.ts';
import { type Database, rowsOf } from '../database.ts';
import { sql } from '../sql.ts';
import type { ColumnFormat } from './column-reader.ts';

/** Where a property stands in a user's own table. */
export interface MappedColumn {
  readonly column: string;
  readonly format?: ColumnFormat;
}

/** A mapped table: its columns by property, the mapping checked against the database. */
export interface MappedTable {
  readonly table: string;
  columnOf(property: Property): MappedColumn | undefined;
}

/** Checks that a table and the columns that the mapping names exist. */
export function mappedTable(database: Database, object: string, mapping: TableMapping, shownPath: string): MappedTable {
  const columns = rowsOf(database, sql`SELECT name FROM pragma_table_info(${mapping.table})`).map(
    ([name]) => name as string,
  );
  if (columns.length === 0) {
    const tables = rowsOf(database, sql`SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')`).map(
      ([name]) => name as string,
    );
    throw new SourceError(
      `${shownPath} has no table \`${mapping.table}\`, which \`tables.${object}\` names.`,
      hintFor(mapping.table, tables),
    );
  }
  const named = Object.entries(mapping.columns ?? {}).map(([name, column]) => [name, asColumn(column)] as const);
  const keys = [
    mapping.id,
    mapping.contact,
    mapping.address,
    mapping.list,
    mapping.property,
    mapping.value,
    mapping.at && asColumn(mapping.at).column,
  ];
  for (const column of [...named.map(([, each]) => each.column), ...keys]) {
    if (column === undefined || columns.includes(column)) continue;
    throw new SourceError(
      `The table \`${mapping.table}\` in ${shownPath} has no column \`${column}\`, which \`tables.${object}\` names.`,
      hintFor(column, columns),
    );
  }
  const mapped = new Map(named);
  return {
    table: mapping.table,
    columnOf: ({ name, alias }) => {
      const own = mapped.get(name) ?? (alias === undefined ? undefined : mapped.get(alias));
      if (own !== undefined) return own;
      // A column that is named like a property needs no mapping.
      const same = [name, alias].find((candidate) => candidate !== undefined && columns.includes(candidate));
      return same === undefined ? undefined : { column: same };
    },
  };
}

function hintFor(name: string, known: readonly string[]): { hint: string } {
  const [near] = suggestionsFor(name, known);
  return {
    hint: near === undefined ? `It has ${known.map((each) => `\`${each}\``).join(', ')}.` : `Did you mean \`${near}\`?`,
  };
}

export function asColumn(column: string | ColumnMapping): MappedColumn {
  return typeof column === 'string' ? { column } : column;
}
