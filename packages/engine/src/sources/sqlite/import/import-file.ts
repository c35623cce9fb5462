import type { Catalog } from '../../../catalog/catalog.ts';
import type { Property } from '../../../catalog/property.ts';
import type { DateFormat } from '../../../values/date-format.ts';
import type { Zone } from '../../../values/zone.ts';
import type { OpenDatabase } from '../database.ts';
import { metaOf } from '../local-store/local-source.ts';
import { openStoreForWriting, type WritableStore } from '../local-store/open-for-writing.ts';
import { dropUnusedSets } from '../local-store/supplied-sets.ts';
import { explained } from '../open-database.ts';
import { addressStatusRows } from './address-status-rows.ts';
import { contactRows } from './contact-rows.ts';
import { type CsvFile, openCsv } from './csv-file.ts';
import { emailEventRows } from './email-event-rows.ts';
import { ImportError } from './import-error.ts';
import { type ImportCounts, type ImportKind, noCounts, type RowImporter } from './import-kind.ts';
import { rejectedRows } from './rejected-rows.ts';

export interface ImportRequest {
  readonly file: string;
  readonly kind: ImportKind;
  readonly openDatabase: OpenDatabase;
  /** The store, and how its path is shown. */
  readonly storePath: string;
  readonly shownStorePath: string;
  readonly catalog: Catalog;
  readonly zone: Zone;
  readonly now: number;
  readonly dateFormat?: DateFormat;
  /** The file holds every contact: archive those that it lacks. */
  readonly full: boolean;
  readonly rejectsPath: string;
  /** The script of the thread that reads the file; without one this thread does. */
  readonly csvWorker?: URL;
  /** Called before the import is made final, with properties that no catalogue names. */
  rememberProperties(properties: readonly Property[]): void;
  readonly signal?: AbortSignal;
  onProgress?(bytesRead: number, bytes: number): void;
}

export interface ImportReport extends ImportCounts {
  readonly file: string;
  readonly kind: ImportKind;
  readonly rejectsFile?: string;
  readonly columns: readonly { readonly header: string; readonly property: string; readonly isNew: boolean }[];
}

/** Takes a CSV file into the local store, in one transaction: all of it, or nothing. */
export async function importFile(request: ImportRequest): Promise<ImportReport> {
  const csv = await openCsv(request.file, request);
  try {
    return await importRows(csv, request);
  } finally {
    await csv.close();
  }
}

async function importRows(csv: CsvFile, request: ImportRequest): Promise<ImportReport> {
  const store = openStoreForWriting(request.openDatabase, request.storePath, request.shownStorePath, request.zone);
  const rejects = rejectedRows(request.rejectsPath, csv.header);
  const counts = noCounts();
  try {
    const zoneChanged = changesZone(store, request, csv);
    const rows = rowsOf(csv, store, counts, request, zoneChanged);
    await csv.forEachBatch((batch) => {
      for (const row of batch) {
        counts.rows++;
        const reason = rows.take(row);
        if (reason === undefined) continue;
        counts.rejected++;
        rejects.add(row, reason);
      }
    });
    request.signal?.throwIfAborted();
    rows.finish();
    record(store, request, counts, zoneChanged);
    const added = rows.columns.filter(({ isNew }) => isNew).map(({ property }) => property);
    if (added.length > 0) request.rememberProperties(added);
    store.commit();
    const rejectsFile = rejects.close();
    return {
      file: request.file,
      kind: request.kind,
      ...counts,
      ...(rejectsFile === undefined ? {} : { rejectsFile }),
      columns: rows.columns.map(({ header, property, isNew }) => ({ header, property: property.name, isNew })),
    };
  } catch (error) {
    rejects.close();
    store.abandon();
    throw explained(error, request.shownStorePath);
  }
}

function rowsOf(
  csv: CsvFile,
  store: WritableStore,
  counts: ImportCounts,
  request: ImportRequest,
  zoneChanged: boolean,
): RowImporter {
  switch (request.kind) {
    case 'contacts':
      return contactRows(csv, store, counts, { ...request, zoneChanged });
    case 'address-status':
      return addressStatusRows(csv, store, counts, request.catalog);
    case 'email-events':
      return emailEventRows(csv, store, counts, request);
  }
}

/** Only an import of all contacts can change the time zone that the store was read in. */
function changesZone({ database }: WritableStore, { zone, kind }: ImportRequest, csv: CsvFile): boolean {
  const before = metaOf(database, 'timezone');
  if (before === undefined || before === zone.id) return false;
  if (kind === 'contacts') return true;
  throw new ImportError(
    csv.file,
    `The times in the store were read in ${before}, but the project's time zone is now ${zone.id}.`,
    {
      hint: 'Import the contacts again first, or set `timezone` back.',
    },
  );
}

function record({ database }: WritableStore, request: ImportRequest, counts: ImportCounts, zoneChanged: boolean): void {
  const { file, kind, now, zone } = request;
  const { rows, inserted, updated, unchanged, rejected, archived } = counts;
  if (zoneChanged) {
    database.prepare(`UPDATE meta SET value = ? WHERE key = 'timezone'`).run([zone.id]);
    // Their times were read in the old zone, and no file says so any more.
    database.exec('DELETE FROM email_events');
    database.exec(`DELETE FROM imports WHERE kind = 'email-events'`);
  }
  database
    .prepare(
      'INSERT INTO imports (file, kind, imported_at, timezone, rows, inserted, updated, unchanged, rejected, archived) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run([file, kind, now, zone.id, rows, inserted, updated, unchanged, rejected, archived]);
  dropUnusedSets(database);
}
