import type { Catalog } from '../../catalog/catalog.ts';
import type { Reads } from '../../semantics/reads.ts';
import type { Missing, SourceDescription } from '../source.ts';
import type { DatabaseView } from './compile/table-view.ts';
import type { Sql } from './sql.ts';

/** What the two kinds of SQLite database answer differently. */
export interface SqliteLayout {
  readonly description: SourceDescription;
  view(catalog: Catalog): DatabaseView;
  missing(reads: Reads): readonly Missing[];
  /** The id, and what to order by so that ids come as the contract says. */
  id(alias: string): Sql;
  idOrder(alias: string): Sql;
}
