import type { Database, Statement } from 'better-sqlite3';
import { historyTable } from './history.ts';
import { instantOf, known, type NewRecord, type Row, recordOf, type StoredRecord, type Values } from './record.ts';

const day = 86_400_000;

/** The records of one object type in a table of their own. */
export class ObjectStore {
  readonly object: string;
  readonly history: ReturnType<typeof historyTable>;
  /** Grows with every write. */
  version = 0;
  /** How records were before the writes of late, for the search index; `undefined`: there was none. */
  readonly writes: { readonly id: number; readonly before: StoredRecord | undefined; readonly at: number }[] = [];
  readonly #db: Database;
  readonly #now: () => number;
  readonly #keepWrites: boolean;
  readonly #insert: Statement;
  readonly #update: Statement;
  readonly #get: Statement<[number], Row>;
  readonly #page: Statement<[number, number], Row>;
  readonly #archivedPage: Statement<[number, number], Row>;

  constructor(db: Database, object: string, { now, indexLagMs }: { now: () => number; indexLagMs: number }) {
    this.object = object;
    this.#db = db;
    this.#now = now;
    this.#keepWrites = indexLagMs > 0;
    db.exec(`create table ${object} (
      id integer primary key, properties text not null, created integer not null, updated integer not null,
      archived integer) strict`);
    this.history = historyTable(db, object);
    this.#insert = db.prepare(`insert into ${object} values (?, ?, ?, ?, null)`);
    this.#update = db.prepare(`update ${object} set properties = ?, updated = ?, archived = ? where id = ?`);
    this.#get = db.prepare(`select * from ${object} where id = ?`);
    this.#page = db.prepare(`select * from ${object} where id > ? and archived is null order by id limit ?`);
    this.#archivedPage = db.prepare(
      `select * from ${object} where id > ? and archived is not null order by id limit ?`,
    );
  }

  /** Adds many records in one transaction; their ids. */
  add(records: Iterable<NewRecord>): string[] {
    const ids: string[] = [];
    const now = this.#now();
    let next = this.#highestId();
    this.#db.transaction(() => {
      for (const record of records) {
        const id = record.id === undefined ? next + 1 : Number(record.id);
        next = Math.max(next, id);
        const createdAt = instantOf(record.createdAt) ?? now - day;
        const updatedAt = instantOf(record.updatedAt) ?? createdAt;
        this.#insert.run(id, JSON.stringify(known(record.properties)), createdAt, updatedAt);
        if (record.history) this.history.replace(id, record.history);
        if (this.#keepWrites) this.writes.push({ id, before: undefined, at: createdAt });
        ids.push(String(id));
      }
    })();
    this.version += 1;
    return ids;
  }

  get(id: string): StoredRecord | undefined {
    const number = Number(id);
    const row = Number.isSafeInteger(number) ? this.#get.get(number) : undefined;
    return row && recordOf(row);
  }

  /** Records after an id, in the order of their ids. */
  page(after: number, limit: number, archived = false): StoredRecord[] {
    return (archived ? this.#archivedPage : this.#page).all(after, limit).map(recordOf);
  }

  /** All records that are not archived, in the order of their ids. */
  *all(): Generator<StoredRecord> {
    let after = -1;
    for (;;) {
      const page = this.page(after, 1000);
      yield* page;
      const last = page.at(-1);
      if (!last) return;
      after = last.id;
    }
  }

  /** Ids of the records that are not archived, ascending. */
  ids(): number[] {
    return this.#db
      .prepare(`select id from ${this.object} where archived is null order by id`)
      .pluck()
      .all() as number[];
  }

  /** One property of the records that are not archived, in the order of their ids; other values are left out. */
  *column(property: string): Generator<StoredRecord> {
    const names = property === 'hs_email_domain' ? [property, 'email'] : [property];
    const extracts = names.map((name) => `json_extract(properties, '$."${name}"')`).join(', ');
    const rows = this.#db
      .prepare(`select id, created, updated, ${extracts} from ${this.object} where archived is null order by id`)
      .raw()
      .all() as [number, number, number, ...(string | null)[]][];
    for (const [id, createdAt, updatedAt, ...texts] of rows) {
      const values: Record<string, string> = {};
      names.forEach((name, index) => {
        const text = texts[index];
        if (text !== null && text !== undefined) values[name] = text;
      });
      yield { id, values, createdAt, updatedAt, archivedAt: undefined };
    }
  }

  count(): number {
    return this.#db.prepare(`select count(*) from ${this.object} where archived is null`).pluck().get() as number;
  }

  /** The record that has this address, letter case aside. The index is made when it is first needed. */
  byEmail(email: string): StoredRecord | undefined {
    const address = `lower(json_extract(properties, '$.email'))`;
    this.#db.exec(
      `create index if not exists ${this.object}_email on ${this.object} (${address}) where archived is null`,
    );
    const row = this.#db
      .prepare<[string], Row>(`select * from ${this.object} where ${address} = ? and archived is null`)
      .get(email.toLowerCase());
    return row && recordOf(row);
  }

  /** Writes values; an empty text clears one. History is kept by the clock. */
  set(id: string, values: Values, source = 'INTEGRATION'): StoredRecord {
    const before = this.get(id);
    if (!before) throw new Error(`no ${this.object} ${id}`);
    const now = this.#now();
    this.#remember(before, now);
    for (const [property, value] of Object.entries(values))
      if ((before.values[property] ?? '') !== value) this.history.record(before, property, { value, at: now, source });
    this.#update.run(JSON.stringify(known({ ...before.values, ...values })), now, before.archivedAt ?? null, before.id);
    this.version += 1;
    return { ...before, values: known({ ...before.values, ...values }), updatedAt: now };
  }

  /** Ids that do not exist, or are archived already, are passed over. */
  archive(ids: Iterable<string>): void {
    this.#setArchived(ids, this.#now());
  }

  /** As HubSpot's own pages restore records; its API cannot. */
  restore(ids: Iterable<string>): void {
    this.#setArchived(ids, undefined);
  }

  /** Removes for good. */
  purge(id: string): void {
    const before = this.get(id);
    if (!before) return;
    this.#remember(before, this.#now());
    this.#db.prepare(`delete from ${this.object} where id = ?`).run(before.id);
    this.history.purge(before.id);
    this.version += 1;
  }

  #setArchived(ids: Iterable<string>, archivedAt: number | undefined): void {
    const now = this.#now();
    for (const id of ids) {
      const before = this.get(id);
      if (!before || (before.archivedAt === undefined) === (archivedAt === undefined)) continue;
      this.#remember(before, now);
      this.#update.run(JSON.stringify(before.values), before.updatedAt, archivedAt ?? null, before.id);
      this.version += 1;
    }
  }

  #remember(before: StoredRecord, at: number): void {
    if (this.#keepWrites) this.writes.push({ id: before.id, before, at });
  }

  #highestId(): number {
    return this.#db.prepare(`select coalesce(max(id), 100) from ${this.object}`).pluck().get() as number;
  }
}
