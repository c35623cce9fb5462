import { type Database, rowOf, type Statement } from '../database.ts';
import { sql } from '../sql.ts';
import type { ContactRow } from './contact-row.ts';
import { addressIndexSql } from './schema.ts';

export interface IdentityFinder {
  /** The key of the contact that a row is about, or why that cannot be said. */
  identify(row: ContactRow): number | { readonly rejected: string };
}

/**
 * By record id, else by address; a contact without either cannot be told apart. One that was known by its address only
 * has a negative key of our own until a file names its record id.
 */
export function identityFinder(database: Database): IdentityFinder {
  let lowest = Math.min(0, (rowOf(database, sql`SELECT min(id) FROM contacts`)?.[0] as number | null) ?? 0);
  let byAddress: Statement | undefined;

  function contactsAt(address: string): number[] {
    if (byAddress === undefined) {
      database.exec(addressIndexSql);
      byAddress = database.prepare('SELECT id FROM contacts WHERE _address = ? AND _archived IS NULL LIMIT 2');
    }
    return byAddress.column([address]) as number[];
  }

  function adopt(id: number, address: string): void {
    const [own, second] = contactsAt(address).filter((other) => other < 0);
    if (own === undefined || second !== undefined) return;
    if (rowOf(database, sql`SELECT 1 FROM contacts WHERE id = ${id}`) !== undefined) return;
    for (const statement of [
      'UPDATE contacts SET id = ? WHERE id = ?',
      `UPDATE unreadable SET record = ? WHERE object = 'contact' AND record = ?`,
    ])
      database.prepare(statement).run([id, own]);
  }

  return {
    identify: ({ id, address }) => {
      if (id !== undefined) {
        if (lowest < 0 && address != null) adopt(id, address);
        return id;
      }
      if (address == null) return { rejected: 'The row has neither a record id nor an e-mail address.' };
      const [own, second] = contactsAt(address);
      if (second !== undefined)
        return { rejected: `Several contacts have the address ${address}; only a record id can tell them apart.` };
      if (own !== undefined) return own;
      lowest -= 1;
      return lowest;
    },
  };
}
