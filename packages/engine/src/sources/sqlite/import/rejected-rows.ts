import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { csvLine } from '../../../values/csv-cell.ts';
import type { CsvRow } from './csv-records.ts';

/** The rows that an import did not take, with line and reason; the file is made when the first one comes. */
export interface RejectedRows {
  add(row: CsvRow, reason: string): void;
  /** The file, when there is one. */
  close(): string | undefined;
}

/** Holds personal data: only the owner may read it. */
export function rejectedRows(path: string, header: readonly string[]): RejectedRows {
  let file: number | undefined;

  function openFile(): number {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const opened = openSync(path, 'w', 0o600);
    writeSync(opened, csvLine(['line', 'reason', ...header]));
    return opened;
  }

  return {
    add: ({ line, cells }, reason) => {
      file ??= openFile();
      writeSync(file, csvLine([String(line), reason, ...cells]));
    },
    close: () => {
      if (file === undefined) return undefined;
      closeSync(file);
      file = undefined;
      return path;
    },
  };
}
