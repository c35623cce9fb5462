import { SourceError } from '../source-error.ts';
import { type Database, type OpenDatabase, type OpenOptions, rowOf } from './database.ts';
import { sql } from './sql.ts';

/** Opens a database and says plainly why it cannot be. `shownPath` is the path as the user knows it. */
export function openOrExplain(open: OpenDatabase, path: string, shownPath: string, options: OpenOptions): Database {
  try {
    return checked(open, path, options);
  } catch (error) {
    throw explained(error, shownPath);
  }
}

/** The first read finds out what opening does not: a locked file, a file that is no database. */
function checked(open: OpenDatabase, path: string, options: OpenOptions): Database {
  const database = open(path, options);
  try {
    rowOf(database, sql`SELECT count(*) FROM sqlite_schema`);
    return database;
  } catch (error) {
    database.close();
    if (!options.readOnly || !isUnfinished(error)) throw error;
    recover(open, path, options);
    return open(path, options);
  }
}

/** A process was killed while it wrote: its journal must be rolled back, which a read-only connection may not do. */
function isUnfinished(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'SQLITE_READONLY_ROLLBACK' || code === 'SQLITE_READONLY_RECOVERY' || code === 'SQLITE_CANTOPEN';
}

function recover(open: OpenDatabase, path: string, options: OpenOptions): void {
  const writer = open(path, { ...options, readOnly: false });
  try {
    rowOf(writer, sql`SELECT count(*) FROM sqlite_schema`);
  } finally {
    writer.close();
  }
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code ?? '');
}

/** What went wrong, in words, with what to do. */
export function explained(error: unknown, shownPath: string): unknown {
  const code = codeOf(error);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new SourceError(`${shownPath} is locked by another program.`, {
      hint: 'Close it, or wait until its import or apply is done, and try again.',
      cause: error,
    });
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return new SourceError(
      `${shownPath} is not a SQLite database${code === 'SQLITE_NOTADB' ? '' : ', or it is damaged'}.`,
      {
        hint: 'Check `path` in listwise.yaml.',
        cause: error,
      },
    );
  if (code.startsWith('SQLITE_CANTOPEN'))
    return new SourceError(`${shownPath} cannot be opened.`, {
      hint: 'Check the path and its permissions.',
      cause: error,
    });
  if (code.startsWith('SQLITE_FULL'))
    return new SourceError(`The disk is full; nothing was written to ${shownPath}.`, { cause: error });
  if (code.startsWith('SQLITE_READONLY'))
    return new SourceError(`${shownPath} may not be written.`, { hint: 'Check its permissions.', cause: error });
  return error;
}
