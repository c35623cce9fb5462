import type { Property } from '../../../catalog/property.ts';
import { normaliseAddress } from '../../../values/address.ts';
import { unreadable } from '../../../values/value.ts';
import type { Zone } from '../../../values/zone.ts';
import { type CellReader, cellReader } from '../../cell-reader.ts';
import type { Database } from '../../sqlite/database.ts';
import { contactWriter } from '../../sqlite/local-store/contact-writer.ts';
import type { SqlValue } from '../../sqlite/sql.ts';
import type { HubSpotRecord } from '../api/hubspot-api.ts';
import type { PullCounts } from './pull-progress.ts';

/** Writes contacts as HubSpot answers them, and their recorded values. */
export interface RecordWriter {
  write(record: HubSpotRecord): void;
  /** Archives a contact that the portal no longer has. */
  archive(id: number): void;
  /** After the last record. */
  finish(): void;
}

export interface RecordWriterOptions {
  readonly properties: readonly Property[];
  readonly histories: readonly Property[];
  readonly zone: Zone;
  /** When the portal was read, milliseconds since 1970. */
  readonly began: number;
  readonly counts: PullCounts;
}

export function recordWriter(database: Database, options: RecordWriterOptions): RecordWriter {
  const { properties, histories, counts, began } = options;
  const writer = contactWriter(database, properties, { tracksWritten: false, now: began });
  const readers = readersOf(properties, options);
  const archive = database.prepare('UPDATE contacts SET _archived = ? WHERE id = ? AND _archived IS NULL');
  const writeHistories = historyWriter(database, histories, options);
  const values: SqlValue[] = new Array(properties.length).fill(null);
  const rawTexts = new Map<number, string>();

  return {
    write: (record) => {
      const id = Number(record.id);
      rawTexts.clear();
      for (let i = 0; i < values.length; i++) {
        const text = record.properties[(properties[i] as Property).name];
        const cell = readCell(text, readers[i] as CellReader);
        values[i] = cell.value;
        if (cell.raw !== undefined) rawTexts.set(i, cell.raw);
      }
      const address = normaliseAddress(record.properties['email'] ?? '') ?? null;
      const outcome = writer.write({ id, address, values, rawTexts });
      if (typeof outcome === 'string') counts[outcome]++;
      counts.read++;
      counts.unreadable += rawTexts.size;
      writeHistories(id, record);
    },
    archive: (id) => {
      counts.archived += archive.run([began, id]).changes;
    },
    finish: () => writer.finish(),
  };
}

export interface ReadCell {
  readonly value: SqlValue;
  /** The text, where the type cannot be read from it. */
  readonly raw?: string;
}

/** A property without a value is missing, `null` or empty. */
export function readCell(text: string | null | undefined, read: CellReader): ReadCell {
  if (text === undefined || text === null || text === '') return { value: null };
  const value = read(text);
  if (value === unreadable) return { value: null, raw: text };
  return { value: typeof value === 'boolean' ? Number(value) : (value as SqlValue) };
}

export function readersOf(
  properties: readonly Property[],
  { zone, counts }: Pick<RecordWriterOptions, 'zone' | 'counts'>,
): CellReader[] {
  return properties.map((property) => cellReader(property, { zone, onUnlisted: () => counts.unlisted++ }));
}

/** Replaces the recorded values of a contact. */
function historyWriter(
  database: Database,
  histories: readonly Property[],
  { zone }: RecordWriterOptions,
): (id: number, record: HubSpotRecord) => void {
  const remove = database.prepare('DELETE FROM property_history WHERE property = ? AND contact = ?');
  const insert = database.prepare(
    'INSERT INTO property_history (property, contact, at, value, unreadable) VALUES (?, ?, ?, ?, ?)',
  );
  // What a property once held may be an option no more; that is not counted.
  const readers = histories.map((property) => cellReader(property, { zone, onUnlisted: () => {} }));
  return (id, { propertiesWithHistory = {} }) => {
    histories.forEach(({ name }, index) => {
      remove.run([name, id]);
      for (const { value: text, timestamp } of propertiesWithHistory[name] ?? []) {
        const { value, raw } = readCell(text, readers[index] as CellReader);
        const at = Date.parse(timestamp);
        const isReadable = raw === undefined && !Number.isNaN(at);
        insert.run([name, id, Number.isNaN(at) ? 0 : at, value, isReadable ? 0 : 1]);
      }
    });
  };
}
