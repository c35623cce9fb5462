import type { Database } from 'better-sqlite3';

/** Which deals and companies belong to which contacts. */
export class Associations {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
    db.exec(`create table associations (
      object text not null, contact integer not null, other integer not null,
      primary key (object, contact, other)) strict, without rowid`);
  }

  add(object: 'deals' | 'companies', contact: string, other: string): void {
    this.#db.prepare('insert or ignore into associations values (?, ?, ?)').run(object, Number(contact), Number(other));
  }

  remove(object: 'deals' | 'companies', contact: string, other: string): void {
    this.#db
      .prepare('delete from associations where object = ? and contact = ? and other = ?')
      .run(object, Number(contact), Number(other));
  }

  /** Ids of the records that a contact is associated with, ascending. */
  of(object: string, contact: string): string[] {
    const ids = this.#db
      .prepare('select other from associations where object = ? and contact = ? order by other')
      .pluck()
      .all(object, Number(contact)) as number[];
    return ids.map(String);
  }
}
