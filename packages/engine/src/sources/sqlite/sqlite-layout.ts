import type { Catalog } from '../../catalog/catalog.ts';
import type { Reads } from '../../semantics/reads.ts';
import type { Missing, SourceDescription } from '../source.ts';
import type { KeepRows } from './compile/kept-rows.ts';
import type { DatabaseView } from './compile/table-view.ts';
import type { ConnectionSetup } from './scan/connection-setup.ts';
import type { Sql } from './sql.ts';

/** An integer that each row has, and by which the table is stored: it can be read range by range. */
export interface IntegerKey {
  of(alias: string): Sql;
  /** The ids are these integers, so that their order is the order of the ids. */
  readonly isId: boolean;
}

/** What the two kinds of SQLite database answer differently. */
export interface SqliteLayout {
  readonly description: SourceDescription;
  view(catalog: Catalog, keepRows?: KeepRows): DatabaseView;
  missing(reads: Reads): readonly Missing[];
  /** The id, and what to order by so that ids come as the contract says. */
  id(alias: string): Sql;
  idOrder(alias: string): Sql;
  /** Absent where the table is stored by something else, or is no table. */
  readonly integerKey?: IntegerKey | undefined;
  /** Gives another connection all that the statements compiled so far call. */
  setup(): ConnectionSetup;
}
