import type { Database } from 'better-sqlite3';
import type { StoredRecord } from './record.ts';

/** A value that a property has had; an empty text where it was cleared. `at` is milliseconds since 1970. */
export interface RecordedValue {
  readonly value: string;
  readonly at: number;
  readonly source?: string;
}

/**
 * What properties have held. Nothing is written for a property that never changed: its one value has stood since the
 * record was made.
 */
export function historyTable(db: Database, object: string) {
  const table = `${object}_history`;
  db.exec(`create table ${table} (
    id integer not null, property text not null, value text not null, at integer not null, source text not null) strict;
    create index ${table}_of on ${table} (id, property, at)`);
  const insert = db.prepare(`insert into ${table} values (?, ?, ?, ?, ?)`);
  const select = db.prepare<[number, string], Required<RecordedValue>>(
    `select value, at, source from ${table} where id = ? and property = ? order by at desc, rowid desc`,
  );

  /** Newest first. */
  const of = (record: StoredRecord, property: string): readonly Required<RecordedValue>[] => {
    const recorded = select.all(record.id, property);
    const value = record.values[property];
    if (recorded.length > 0 || value === undefined) return recorded;
    return [{ value, at: record.createdAt, source: 'IMPORT' }];
  };

  return {
    of,
    /** Adds a change; the value that stood before is written down with it. */
    record(before: StoredRecord, property: string, { value, at, source = 'INTEGRATION' }: RecordedValue): void {
      if (select.all(before.id, property).length === 0)
        for (const first of of(before, property)) insert.run(before.id, property, first.value, first.at, first.source);
      insert.run(before.id, property, value, at, source);
    },
    replace(id: number, history: Readonly<Record<string, readonly RecordedValue[]>>): void {
      for (const [property, values] of Object.entries(history))
        for (const { value, at, source = 'IMPORT' } of [...values].sort((a, b) => a.at - b.at))
          insert.run(id, property, value, at, source);
    },
    purge(id: number): void {
      db.prepare(`delete from ${table} where id = ?`).run(id);
    },
  };
}
