import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { builtInProperties } from '../../../catalog/built-in.ts';
import { type Catalog, createCatalog } from '../../../catalog/catalog.ts';
import type { Property } from '../../../catalog/property.ts';
import { parseCatalogFile } from '../../../project/catalog-file.ts';
import { dateFormat } from '../../../values/date-format.ts';
import { type Zone, zoneOf } from '../../../values/zone.ts';
import { openBetterSqlite3 } from '../drivers/better-sqlite3.ts';
import { ImportError } from './import-error.ts';
import { type ImportReport, importFile } from './import-file.ts';
import type { ImportKind } from './import-kind.ts';

export interface ImportSettings {
  readonly kind?: ImportKind;
  readonly full?: boolean;
  readonly zone?: string;
  readonly now?: number;
  readonly dateFormat?: string;
  readonly catalog?: Catalog;
  readonly name?: string;
}

export interface Importer {
  readonly folder: string;
  readonly storePath: string;
  /** Imports a file of this content; text is written as UTF-8. */
  take(content: string | Buffer, settings?: ImportSettings): Promise<ImportReport>;
  /** The error of an import that must fail. */
  refuse(
    content: string | Buffer,
    settings?: ImportSettings,
  ): Promise<{ message: string; line?: number; hint?: string }>;
  takeFile(file: string, settings?: ImportSettings): Promise<ImportReport>;
  /** Rows of the store. */
  rows(sql: string): Record<string, unknown>[];
  /** The one value that a query finds. */
  value(sql: string): unknown;
  /** Changes whenever a byte of the store does; `undefined` when there is none. */
  digest(): string | undefined;
  /** The rejected rows, as they were written. */
  rejects(): string | undefined;
  /** Properties that the imports found and no catalogue names, in their order. */
  readonly remembered: Property[];
}

/** Imports into a new store in a folder of its own. */
export function importer(): Importer {
  const folder = mkdtempSync(join(tmpdir(), 'listwise-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const storePath = join(folder, 'data', 'contacts.db');
  const rejectsPath = join(folder, 'rejects.csv');
  const remembered: Property[] = [];

  function takeFile(file: string, settings: ImportSettings = {}): Promise<ImportReport> {
    const form = settings.dateFormat === undefined ? undefined : dateFormat(settings.dateFormat);
    return importFile({
      file,
      kind: settings.kind ?? 'contacts',
      openDatabase: openBetterSqlite3,
      storePath,
      shownStorePath: 'data/contacts.db',
      catalog: settings.catalog ?? catalogWith(''),
      zone: zoneOf(settings.zone ?? 'Europe/Stockholm') as Zone,
      now: settings.now ?? 1,
      ...(form === undefined ? {} : { dateFormat: form }),
      full: settings.full ?? false,
      rejectsPath,
      rememberProperties: (properties) => remembered.push(...properties),
    });
  }

  function take(content: string | Buffer, settings: ImportSettings = {}): Promise<ImportReport> {
    const file = join(folder, settings.name ?? 'contacts.csv');
    writeFileSync(file, content);
    return takeFile(file, settings);
  }

  function rows(sql: string): Record<string, unknown>[] {
    const database = new Database(storePath, { readonly: true });
    try {
      return database.prepare(sql).all() as Record<string, unknown>[];
    } finally {
      database.close();
    }
  }

  return {
    folder,
    storePath,
    remembered,
    take,
    takeFile,
    refuse: async (content, settings) => {
      const before = digestOf(storePath);
      try {
        await take(content, settings);
      } catch (error) {
        if (digestOf(storePath) !== before) throw new Error('the refused import changed the store');
        if (existsSync(`${storePath}.importing`)) throw new Error('the refused import left its draft');
        const { message, line, hint } = error as ImportError;
        if (!(error instanceof ImportError) && (error as Error).name !== 'SourceError') throw error;
        return { message, ...(line === undefined ? {} : { line }), ...(hint === undefined ? {} : { hint }) };
      }
      throw new Error('the import was not refused');
    },
    rows,
    value: (sql) => Object.values(rows(sql)[0] ?? {})[0],
    digest: () => digestOf(storePath),
    rejects: () => (existsSync(rejectsPath) ? readFileSync(rejectsPath, 'utf8') : undefined),
  };
}

function digestOf(path: string): string | undefined {
  return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : undefined;
}

/** The built-in catalogue with a catalogue file laid over it. */
export function catalogWith(yaml: string): Catalog {
  const { properties, problems } = parseCatalogFile(yaml, builtInProperties);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const all = new Map(builtInProperties.map((property) => [`${property.object}.${property.name}`, property]));
  for (const property of properties) all.set(`${property.object}.${property.name}`, property);
  return createCatalog([...all.values()]);
}

/** The counts of a report that are not zero. */
export function counts(report: ImportReport): Record<string, number> {
  const { rows, inserted, updated, unchanged, rejected, unreadable, unlisted, archived } = report;
  return Object.fromEntries(
    Object.entries({ rows, inserted, updated, unchanged, rejected, unreadable, unlisted, archived }).filter(
      ([, count]) => count !== 0,
    ),
  );
}
