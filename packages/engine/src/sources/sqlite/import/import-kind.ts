import type { MatchedColumn } from '../../../catalog/headers.ts';
import type { CsvRow } from './csv-records.ts';

export const importKinds = ['contacts', 'address-status', 'email-events'] as const;
export type ImportKind = (typeof importKinds)[number];

/** What happened to the rows of a file. */
export interface ImportCounts {
  rows: number;
  inserted: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** Cells that their type cannot be read from; kept raw. */
  unreadable: number;
  /** Values of closed enumerations that are no option; kept as they are. */
  unlisted: number;
  /** Contacts that `--full` archived because the file lacks them. */
  archived: number;
}

export function noCounts(): ImportCounts {
  return { rows: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0, unreadable: 0, unlisted: 0, archived: 0 };
}

/** Takes the rows of one kind of file into the store. */
export interface RowImporter {
  /** The columns that are read, each with the property that it holds. */
  readonly columns: readonly MatchedColumn[];
  /** Takes one row; the reason when it is rejected. */
  take(row: CsvRow): string | undefined;
  /** After the last row, before the transaction ends. */
  finish(): void;
}

/** A row with too few or too many cells: which cell belongs where cannot be said. */
export function raggedness(cells: readonly string[], columns: number): string | undefined {
  if (cells.length === columns) return undefined;
  return `The row has ${cells.length} cells, the header ${columns}.`;
}

/** A spreadsheet writes `="00123"` to keep a number from losing its zeros. */
export function unwrapped(cell: string): string {
  if (cell.charCodeAt(0) !== equalsSign || cell.length < 3 || !/^=".*"$/s.test(cell)) return cell;
  return cell.slice(2, -1).replaceAll('""', '"');
}

const equalsSign = 0x3d;
