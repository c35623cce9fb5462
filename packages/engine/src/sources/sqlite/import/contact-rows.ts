import type { Catalog } from '../../../catalog/catalog.ts';
import { matchHeaders } from '../../../catalog/headers.ts';
import { normaliseAddress } from '../../../values/address.ts';
import type { DateFormat } from '../../../values/date-format.ts';
import { unreadable } from '../../../values/value.ts';
import type { Zone } from '../../../values/zone.ts';
import { cellReader } from '../../cell-reader.ts';
import { type ContactWriter, contactWriter } from '../local-store/contact-writer.ts';
import type { WritableStore } from '../local-store/open-for-writing.ts';
import { forgetTimes } from '../local-store/store-columns-writer.ts';
import { recordId } from '../local-store/store-view.ts';
import type { SqlValue } from '../sql.ts';
import type { CsvFile } from './csv-file.ts';
import { ImportError } from './import-error.ts';
import { type ImportCounts, type RowImporter, raggedness, unwrapped } from './import-kind.ts';

export interface RowImportOptions {
  readonly catalog: Catalog;
  readonly zone: Zone;
  readonly now: number;
  readonly dateFormat?: DateFormat;
  /** The file holds every contact: archive those that it lacks. */
  readonly full: boolean;
  /** The times in the store were read in another zone. */
  readonly zoneChanged: boolean;
}

/** Rows of a contacts export. */
export function contactRows(
  csv: CsvFile,
  store: WritableStore,
  counts: ImportCounts,
  options: RowImportOptions,
): RowImporter {
  const columns = matchHeaders(csv.header, options.catalog.contacts, { origin: 'record', typeOfNew: 'string' });
  const idColumn = columns.find(({ property }) => property.name === recordId)?.index;
  const emailColumn = columns.find(({ property }) => property.name === 'email')?.index;
  if (idColumn === undefined && emailColumn === undefined) throw noIdentity(csv);

  const stored = columns.filter(({ property }) => property.name !== recordId);
  const indexes = stored.map(({ index }) => index);
  const properties = stored.map(({ property }) => property);
  if (options.zoneChanged) forgetTimes(store.database, new Set(properties.map(({ name }) => name)));
  const readers = properties.map((property) =>
    cellReader(property, { ...options, onUnlisted: () => counts.unlisted++ }),
  );
  const tracksWritten = options.full || options.zoneChanged;
  const writer = contactWriter(store.database, properties, { tracksWritten, now: options.now });

  // One row object for all rows: a million of them would only be garbage.
  const values: SqlValue[] = new Array(stored.length).fill(null);
  const rawTexts = new Map<number, string>();

  function take({ cells }: { readonly cells: readonly string[] }): string | undefined {
    const ragged = raggedness(cells, csv.header.length);
    if (ragged !== undefined) return ragged;
    const id = idColumn === undefined ? undefined : recordIdOf(unwrapped(cells[idColumn] as string));
    if (typeof id === 'string') return id;
    if (rawTexts.size > 0) rawTexts.clear();
    for (let i = 0; i < values.length; i++) values[i] = valueAt(i, cells);
    const address =
      emailColumn === undefined ? undefined : (normaliseAddress(unwrapped(cells[emailColumn] as string)) ?? null);
    const outcome = writer.write({
      ...(id === undefined ? {} : { id }),
      ...(address === undefined ? {} : { address }),
      values,
      rawTexts,
    });
    if (typeof outcome === 'object') return outcome.rejected;
    counts[outcome]++;
    counts.unreadable += rawTexts.size;
    return undefined;
  }

  function valueAt(position: number, cells: readonly string[]): SqlValue {
    const written = cells[indexes[position] as number] as string;
    if (written === '') return null;
    const cell = unwrapped(written);
    if (cell === '') return null;
    const value = (readers[position] as (text: string) => unknown)(cell);
    if (value === unreadable) {
      rawTexts.set(position, cell);
      return null;
    }
    return typeof value === 'boolean' ? Number(value) : (value as SqlValue);
  }

  return { columns, take, finish: () => finish(csv, writer, counts, options) };
}

function noIdentity(csv: CsvFile): ImportError {
  const isStatus = csv.header.some((header) => /^portal (?:bounce|unsubscribe|spam)/i.test(header));
  return new ImportError(csv.file, 'The header names neither a record id nor an e-mail address.', {
    line: 1,
    hint: isStatus
      ? 'This looks like the export of unsubscribes and bounces: use --kind address-status.'
      : 'Export the contacts with their “Record ID” or “Email”.',
  });
}

/** A record id, nothing for an empty cell, or why the row is rejected. */
function recordIdOf(cell: string): number | string | undefined {
  const text = cell.trim();
  if (text === '') return undefined;
  const id = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  return id === 0 ? `The record id \`${text}\` is not a whole number.` : id;
}

/** What must hold for the whole file once all of it is read. */
function finish(
  csv: CsvFile,
  writer: ContactWriter,
  counts: ImportCounts,
  { full, zoneChanged }: RowImportOptions,
): void {
  if (full && counts.rejected === 0) counts.archived = writer.archiveOthers();
  if (zoneChanged || writer.retyped.length > 0) {
    const others = writer.countOthers();
    const why = zoneChanged
      ? 'their times were read in another time zone'
      : `the catalogue now gives another type to ${writer.retyped.join(', ')}`;
    if (others > 0)
      throw new ImportError(csv.file, `The file lacks ${others} contacts of the store, and ${why}.`, {
        hint: 'Import a file with all contacts, or use --full to archive those that it lacks.',
      });
  }
  writer.finish();
}
