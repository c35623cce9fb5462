import type { Property } from '../../../catalog/property.ts';
import { type Database, rowOf } from '../database.ts';
import { type SqlValue, sql } from '../sql.ts';
import type { ContactRow } from './contact-row.ts';
import { identityFinder } from './identity-finder.ts';
import { addressIndexSql } from './schema.ts';
import { columnOf } from './store-columns.ts';
import { ensureColumns } from './store-columns-writer.ts';
import { suppliedSets } from './supplied-sets.ts';
import { unreadableCells } from './unreadable-cells.ts';
import { writtenTracker } from './written-tracker.ts';

export type WriteOutcome = 'inserted' | 'updated' | 'unchanged' | { readonly rejected: string };

export interface ContactWriter {
  /** Columns that held another type and were emptied: the import must write every contact. */
  readonly retyped: readonly string[];
  write(row: ContactRow): WriteOutcome;
  /** Archives the live contacts that were not written; the number of them. */
  archiveOthers(): number;
  /** The number of live contacts that were not written. */
  countOthers(): number;
  finish(): void;
}

export interface ContactWriterOptions {
  /** Remember which contacts were written. */
  readonly tracksWritten: boolean;
  readonly now: number;
}

/** Adds and updates contacts. Columns that the file lacks stay as they are; empty cells become unknown. */
export function contactWriter(
  database: Database,
  properties: readonly Property[],
  options: ContactWriterOptions,
): ContactWriter {
  const retyped = ensureColumns(database, 'contact', properties);
  const sets = suppliedSets(
    database,
    'contact',
    properties.map((property) => property.name),
  );
  const columns = properties.map((property) => columnOf(property.name).text);
  const listed = columns.map((column) => `, ${column}`).join('');
  const statements = {
    insert: database.prepare(
      `INSERT INTO contacts (id, _supplied, _archived, _address${listed}) VALUES (?, ?, NULL, ?${', ?'.repeat(columns.length)})`,
    ),
    find: database.prepare(`SELECT _supplied, _archived, _address${listed} FROM contacts WHERE id = ?`),
    update: database.prepare(
      `UPDATE contacts SET _supplied = ?, _archived = NULL, _address = ?${columns.map((column) => `, ${column} = ?`).join('')} WHERE id = ?`,
    ),
  };
  const unreadable = unreadableCells(database, 'contact', properties);
  const identities = identityFinder(database);
  const written = options.tracksWritten || retyped.length > 0 ? writtenTracker(database) : undefined;
  const inserted: SqlValue[] = new Array(properties.length + 3);
  // Exports come in runs: where the last contact was new, the next is likely to be.
  let expectsNew = rowOf(database, sql`SELECT 1 FROM contacts LIMIT 1`) === undefined;

  function write(row: ContactRow): WriteOutcome {
    const identity = identities.identify(row);
    if (typeof identity === 'object') return identity;
    const outcome = writeAs(identity, row);
    written?.add(identity);
    return outcome;
  }

  function writeAs(id: number, row: ContactRow): WriteOutcome {
    if (expectsNew && insert(id, row)) return 'inserted';
    const existing = statements.find.row([id]);
    expectsNew = existing === undefined;
    if (existing !== undefined) return update(id, row, existing);
    insert(id, row);
    return 'inserted';
  }

  function insert(id: number, { address, values, rawTexts }: ContactRow): boolean {
    try {
      inserted[0] = id;
      inserted[1] = sets.fresh;
      inserted[2] = address ?? null;
      for (let i = 0; i < values.length; i++) inserted[i + 3] = values[i] as SqlValue;
      statements.insert.run(inserted);
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'SQLITE_CONSTRAINT_PRIMARYKEY') throw error;
      return false;
    }
    unreadable.replace(id, rawTexts, true);
    return true;
  }

  function update(id: number, row: ContactRow, existing: readonly unknown[]): WriteOutcome {
    const [supplied, archived, oldAddress, ...oldValues] = existing;
    const address = row.address === undefined ? (oldAddress as string | null) : row.address;
    const grown = sets.grown(supplied as number);
    const isSame =
      archived === null &&
      grown === supplied &&
      address === oldAddress &&
      row.values.every((value, index) => value === oldValues[index]) &&
      unreadable.isSame(id, row.rawTexts);
    if (isSame) return 'unchanged';
    statements.update.run([grown, address, ...row.values, id]);
    unreadable.replace(id, row.rawTexts, false);
    return 'updated';
  }

  return {
    retyped,
    write,
    archiveOthers: () => written?.archiveOthers(options.now) ?? 0,
    countOthers: () => written?.countOthers() ?? 0,
    finish: () => database.exec(addressIndexSql),
  };
}
