import type { Database } from 'better-sqlite3';
import { invalid } from '../http/failure.ts';

export type ProcessingType = 'MANUAL' | 'DYNAMIC' | 'SNAPSHOT';

/** A list as it is kept. Instants are milliseconds since 1970. */
export interface StoredList {
  readonly listId: string;
  readonly name: string;
  readonly processingType: ProcessingType;
  readonly filterBranch?: unknown;
  /** What the filters were before their last change. */
  readonly filtersBefore?: unknown;
  readonly listVersion: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly filtersUpdatedAt: number;
  readonly deletedAt?: number;
  /** Until then the list is processed, and its members are those from before. */
  readonly settlesAt: number;
}

/** Members of lists that people or integrations fill; those of active lists are computed. */
export class ListStore {
  /** Grows with every write. */
  version = 0;
  readonly #lists = new Map<string, StoredList>();
  readonly #db: Database;
  #next = 1;

  constructor(db: Database) {
    this.#db = db;
    db.exec(`create table list_members (
      list integer not null, contact integer not null, at integer not null, primary key (list, contact)) strict, without rowid`);
  }

  all(): StoredList[] {
    return [...this.#lists.values()];
  }

  /** Deleted ones too. */
  get(listId: string): StoredList | undefined {
    return this.#lists.get(listId);
  }

  byName(name: string): StoredList | undefined {
    return this.all().find((list) => list.deletedAt === undefined && list.name.toLowerCase() === name.toLowerCase());
  }

  /** Names are unique, letter case aside. */
  assertFree(name: string, except?: string): void {
    const other = this.byName(name);
    if (other && other.listId !== except)
      throw invalid(`List name '${name}' is already in use`, { subCategory: 'ListError.DUPLICATE_LIST_NAMES' });
  }

  nextId(): string {
    while (this.#lists.has(String(this.#next))) this.#next += 1;
    return String(this.#next);
  }

  put(list: StoredList): StoredList {
    this.version += 1;
    this.#lists.set(list.listId, Object.freeze(list));
    return list;
  }

  /** Ids are those of contacts; ones that are there already stay as they are. Those that were added. */
  addMembers(listId: string, ids: Iterable<string>, at: number): string[] {
    this.version += 1;
    const insert = this.#db.prepare('insert or ignore into list_members values (?, ?, ?)');
    return this.#db.transaction(() =>
      [...ids].filter((id) => insert.run(Number(listId), Number(id), at).changes > 0),
    )();
  }

  removeMembers(listId: string, ids: Iterable<string>): string[] {
    this.version += 1;
    const remove = this.#db.prepare('delete from list_members where list = ? and contact = ?');
    return this.#db.transaction(() => [...ids].filter((id) => remove.run(Number(listId), Number(id)).changes > 0))();
  }

  /** Members by id, with the instants at which they were added; archived contacts are none. */
  members(listId: string): { readonly id: number; readonly at: number }[] {
    return this.#db
      .prepare(`select m.contact as id, m.at as at from list_members m join contacts c on c.id = m.contact
        where m.list = ? and c.archived is null order by m.contact`)
      .all(Number(listId)) as { id: number; at: number }[];
  }
}
