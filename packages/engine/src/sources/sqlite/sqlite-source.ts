import { builtInCatalog } from '../../catalog/built-in.ts';
import type { Leaf } from '../../plan/leaf.ts';
import type { Selection } from '../../plan/selection.ts';
import type { Explanation, RecordId, ScanOptions, Source } from '../source.ts';
import { formulaSql } from './compile/formula-sql.ts';
import { leafSql } from './compile/leaf-sql.ts';
import { type Database, rowOf, rowsOf } from './database.ts';
import { readRecords } from './read-records.ts';
import { explainScan } from './scan/explain-scan.ts';
import { scan } from './scan/scan.ts';
import type { ScanSettings } from './scan/scanned-database.ts';
import { type Sql, sql } from './sql.ts';
import type { SqliteLayout } from './sqlite-layout.ts';

const batchSize = 10_000;

/** Contacts in a SQLite database. Reading never writes. */
export function sqliteSource(name: string, database: Database, layout: SqliteLayout, settings?: ScanSettings): Source {
  const oneAtATime = inTurn();
  return {
    name,
    describe: async () => layout.description,
    count: async () => countLive(database, layout),
    missing: async (reads) => layout.missing(reads),
    scan: (plan, options) => oneAtATime(() => scan({ database, layout, ...settings }, plan, options)),
    select: (selection, options) => select(database, layout, selection, options),
    countOf: async (selection) => {
      const condition = conditionSql(layout, selection);
      const { from } = layout.view(selection.catalog).contacts('c');
      return rowOf(database, sql`SELECT count(*) FROM ${from} WHERE ${condition}`)?.[0] as number;
    },
    read: async (ids, reads, catalog) => readRecords(database, layout, ids, reads, catalog),
    explain: async (selection) => explain(database, layout, selection),
    explainScan: async (plan) => explainScan({ database, layout, ...settings }, plan),
    close: async () => {
      await settings?.threads?.close();
      database.close();
    },
  };
}

/** Runs tasks one after the other: they hold snapshots on one connection. The first begins at once. */
function inTurn(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> | undefined;
  return (task) => {
    const result = last === undefined ? task() : last.then(task);
    const settled = result
      .catch(() => {})
      .then(() => {
        if (last === settled) last = undefined;
      });
    last = settled;
    return result;
  };
}

function countLive(database: Database, layout: SqliteLayout): number {
  const { from, live } = layout.view(builtInCatalog()).contacts('c');
  const [count] = rowOf(database, sql`SELECT count(*) FROM ${from} WHERE ${live ?? sql`1`}`) ?? [0];
  return count as number;
}

async function* select(
  database: Database,
  layout: SqliteLayout,
  selection: Selection,
  { signal }: ScanOptions = {},
): AsyncGenerator<readonly RecordId[]> {
  const { text, values } = selectSql(layout, selection);
  // All ids at once: the connection must be free for other reads between the batches.
  const ids = database.prepare(text).column(values);
  for (let start = 0; start < ids.length; start += batchSize) {
    signal?.throwIfAborted();
    yield ids.slice(start, start + batchSize).map(String);
  }
}

function explain(database: Database, layout: SqliteLayout, selection: Selection): Explanation {
  const statement = selectSql(layout, selection);
  const steps = rowsOf(database, { text: `EXPLAIN QUERY PLAN ${statement.text}`, values: statement.values });
  return { statement: statement.text, values: statement.values, notes: steps.map((step) => String(step[3])) };
}

/** The statement behind a preview: one condition, ids in their order. */
function selectSql(layout: SqliteLayout, selection: Selection): Sql {
  const { from } = layout.view(selection.catalog).contacts('c');
  return sql`SELECT ${layout.id('c')} FROM ${from} WHERE ${conditionSql(layout, selection)} ORDER BY ${layout.idOrder('c')}`;
}

function conditionSql(layout: SqliteLayout, { formula, leaves, catalog, moment }: Selection): Sql {
  const view = layout.view(catalog);
  const { live } = view.contacts('c');
  const condition = formulaSql(formula, (leaf) => leafSql(leaves[leaf] as Leaf, 'c', { view, catalog, moment }));
  return live === undefined ? condition : sql`${live} AND ${condition}`;
}
