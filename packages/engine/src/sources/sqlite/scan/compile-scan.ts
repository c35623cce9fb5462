import { type Dimension, dimensionsOf } from '../../../plan/dimensions.ts';
import type { LogicalPlan } from '../../../plan/logical-plan.ts';
import { always, joinSql, never, type Sql, sql } from '../sql.ts';
import type { SqliteLayout } from '../sqlite-layout.ts';
import { keptTables } from './kept-tables.ts';
import { regionSql } from './region-sql.ts';
import { packRegions, wordSql } from './region-words.ts';
import type { ScanTask } from './scan-task.ts';

export interface CompiledScan {
  readonly task: ScanTask;
  readonly dimensions: readonly Dimension[];
}

/** One statement that tells of each record in which regions it lies. */
export function compileScan(layout: SqliteLayout, plan: LogicalPlan, isByRange: boolean): CompiledScan {
  const { catalog, moment } = plan;
  const kept = keptTables();
  const view = layout.view(catalog, kept.keep);
  const dimensions = dimensionsOf(plan.leaves, moment);
  const regions = dimensions.map((dimension) => regionSql(dimension, plan, 'c', { view, catalog, moment }));
  const fixedRegions = regions.map((region) => (region === never ? 0 : region === always ? 1 : undefined));
  const words = packRegions(dimensions, (dimension) => fixedRegions[dimension] === undefined);
  const { from, live } = view.contacts('c');
  const columns = joinSql(words.length === 0 ? [never] : words.map((word) => wordSql(word, regions)), ', ');
  const scanned = sql`SELECT ${columns} FROM ${from} WHERE ${live ?? always}`;
  return {
    dimensions,
    task: {
      keptTables: kept.tables,
      statement: isByRange ? inRange(scanned, layout) : sql`${scanned} ORDER BY ${layout.idOrder('c')}`,
      words,
      fixedRegions,
      dimensions: dimensions.map(({ size, leaves }) => ({ size, leaves })),
      leafCount: plan.leaves.length,
      questions: plan.questions,
    },
  };
}

/** The ends are bound anew for each range; they stand last. */
function inRange(scanned: Sql, { integerKey }: SqliteLayout): Sql {
  const key = integerKey?.('c') ?? never;
  return {
    text: `${scanned.text} AND ${key.text} >= ? AND ${key.text} < ? ORDER BY ${key.text}`,
    values: scanned.values,
  };
}
