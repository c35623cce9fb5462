import type { Catalog } from '../../../catalog/catalog.ts';
import { type MatchedColumn, matchHeaders } from '../../../catalog/headers.ts';
import { normaliseAddress } from '../../../values/address.ts';
import { readBoolean } from '../../../values/readable.ts';
import type { WritableStore } from '../local-store/open-for-writing.ts';
import { columnOf } from '../local-store/store-columns.ts';
import { ensureColumns } from '../local-store/store-columns-writer.ts';
import { suppliedSets } from '../local-store/supplied-sets.ts';
import { unreadableCells } from '../local-store/unreadable-cells.ts';
import type { SqlValue } from '../sql.ts';
import { addressColumnOf } from './address-column.ts';
import type { CsvFile } from './csv-file.ts';
import { ImportError } from './import-error.ts';
import { type ImportCounts, type RowImporter, raggedness, unwrapped } from './import-kind.ts';

const reasonProperty = 'portal_bounce_reason';

/**
 * Rows of HubSpot's export of unsubscribes and bounces. What it says of an address replaces what was known of it;
 * addresses that no contact has are kept as well.
 */
export function addressStatusRows(
  csv: CsvFile,
  store: WritableStore,
  counts: ImportCounts,
  catalog: Catalog,
): RowImporter {
  const addressColumn = addressColumnOf(csv);
  const header = csv.header.map((text, index) => (index === addressColumn ? '' : loosely(text)));
  const columns = matchHeaders(header, catalog.contacts, { origin: 'address', typeOfNew: 'boolean' });
  if (!columns.some(({ isNew }) => !isNew))
    throw new ImportError(
      csv.file,
      'No column of this file says that an address bounced, unsubscribed or reported spam.',
      {
        line: 1,
        hint: 'Expected are columns such as “Portal Bounce”, “Portal Unsubscribe” or “Portal Spam Report”.',
      },
    );

  const bounce = columns.findIndex(({ property }) => property.name === 'portal_bounce');
  const reason = catalog.contacts.named(reasonProperty);
  const properties = columns.map(({ property }) => property);
  if (bounce >= 0 && reason !== undefined && !properties.includes(reason)) properties.push(reason);
  const write = addressWriter(store, properties);

  function take({ cells }: { readonly cells: readonly string[] }): string | undefined {
    const ragged = raggedness(cells, csv.header.length);
    if (ragged !== undefined) return ragged;
    const address = normaliseAddress(unwrapped(cells[addressColumn] as string));
    if (address === undefined) return 'The row has no e-mail address.';
    const rawTexts = new Map<number, string>();
    const values: SqlValue[] = properties.map(() => null);
    columns.forEach(({ index, property }, position) => {
      const cell = unwrapped(cells[index] as string);
      if (cell === '') return;
      const flag = property.type === 'boolean' ? readFlag(cell) : cell;
      if (flag !== undefined) values[position] = typeof flag === 'boolean' ? Number(flag) : flag;
      else if (position === bounce) {
        // Later exports name the reason instead of TRUE.
        values[position] = 1;
        values[properties.indexOf(reason as (typeof properties)[number])] = cell;
      } else rawTexts.set(position, cell);
    });
    counts[write(address, values, rawTexts)]++;
    counts.unreadable += rawTexts.size;
    return undefined;
  }

  return { columns: shownColumns(csv, columns, addressColumn, catalog), take, finish: () => {} };
}

/** Spaces and case of the headers have changed over the years. */
function loosely(header: string): string {
  return header.replace(/\s+/g, ' ').trim();
}

/** With the headers as they were written, the address first. */
function shownColumns(
  csv: CsvFile,
  columns: readonly MatchedColumn[],
  addressColumn: number,
  catalog: Catalog,
): MatchedColumn[] {
  const email = catalog.contacts.named('email');
  const written = (index: number): string => csv.header[index] ?? '';
  const address =
    email === undefined
      ? []
      : [{ index: addressColumn, header: written(addressColumn), property: email, isNew: false }];
  return [...address, ...columns.map((column) => ({ ...column, header: written(column.index) }))];
}

function readFlag(cell: string): boolean | undefined {
  return readBoolean(cell.trim());
}

type WriteAddress = (
  address: string,
  values: readonly SqlValue[],
  rawTexts: ReadonlyMap<number, string>,
) => 'inserted' | 'updated' | 'unchanged';

function addressWriter({ database }: WritableStore, properties: readonly MatchedColumn['property'][]): WriteAddress {
  ensureColumns(database, 'address', properties);
  const { fresh } = suppliedSets(
    database,
    'address',
    properties.map((property) => property.name),
  );
  const columns = properties.map((property) => columnOf(property.name).text);
  const listed = columns.map((column) => `, ${column}`).join('');
  const find = database.prepare(`SELECT _supplied${listed} FROM addresses WHERE address = ?`);
  const replace = database.prepare(
    `INSERT OR REPLACE INTO addresses (address, _supplied${listed}) VALUES (?, ?${', ?'.repeat(columns.length)})`,
  );
  const unreadable = unreadableCells(database, 'address', properties);

  return (address, values, rawTexts) => {
    const existing = find.row([address]);
    if (existing !== undefined) {
      const [supplied, ...old] = existing;
      const isSame =
        supplied === fresh &&
        values.every((value, index) => value === old[index]) &&
        unreadable.isSame(address, rawTexts);
      if (isSame) return 'unchanged';
    }
    replace.run([address, fresh, ...values]);
    unreadable.forget(address);
    unreadable.replace(address, rawTexts, true);
    return existing === undefined ? 'inserted' : 'updated';
  };
}
