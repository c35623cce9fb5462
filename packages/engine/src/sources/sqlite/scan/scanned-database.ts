import type { Database } from '../database.ts';
import type { SqliteLayout } from '../sqlite-layout.ts';
import type { ScanThreads } from './scan-threads.ts';

export interface ScanSettings {
  /** Without threads a scan stays in this one. */
  readonly threads?: ScanThreads;
  /** How many records are read at once. */
  readonly recordsPerRange?: number;
}

export interface ScannedDatabase extends ScanSettings {
  readonly database: Database;
  readonly layout: SqliteLayout;
}
