import { type Zone, zoneOf } from '../../../values/zone.ts';
import type { Database } from '../database.ts';
import { defineFunctions } from '../functions.ts';
import { columnReaders, type ReadColumn } from '../mapped/column-reader.ts';

/** What a connection needs for compiled statements to mean the same on it: plain data, to be handed to a thread. */
export interface ConnectionSetup {
  readonly zone: string;
  /** The columns that `listwise_read` reads; absent where no statement calls it. */
  readonly columns?: readonly ReadColumn[];
  /** Statements that make the tables in memory that others look up. */
  readonly statements: readonly string[];
}

export function setUp(database: Database, { zone: id, columns, statements }: ConnectionSetup): void {
  const zone = zoneOf(id) as Zone;
  defineFunctions(database, zone);
  if (columns !== undefined) columnReaders(database, zone, columns);
  for (const statement of statements) database.exec(statement);
}
