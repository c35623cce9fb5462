import { type Dimension, dimensionsOf } from '../../../plan/dimensions.ts';
import { withKnownLeaves } from '../../../plan/formula.ts';
import type { LogicalPlan } from '../../../plan/logical-plan.ts';
import { always, never, type Sql, sql } from '../sql.ts';
import type { SqliteLayout } from '../sqlite-layout.ts';
import { keptTables } from './kept-tables.ts';
import { type RegionSql, regionSql } from './region-sql.ts';
import { packRegions, wordSql } from './region-words.ts';
import type { ScanTask } from './scan-task.ts';

export interface CompiledScan {
  readonly task: ScanTask;
  readonly dimensions: readonly Dimension[];
}

/** Statements that tell of each record in which regions it lies. */
export function compileScan(layout: SqliteLayout, plan: LogicalPlan, isByRange: boolean): CompiledScan {
  const { catalog, moment } = plan;
  const kept = keptTables();
  const view = layout.view(catalog, kept.keep);
  const dimensions = dimensionsOf(plan.leaves, moment);
  const regions = dimensions.map((dimension) => regionSql(dimension, plan, 'c', { view, catalog, moment }));
  const known = knownLeaves(dimensions, regions);
  const simplified = withKnownLeaves((leaf) => known.get(leaf));
  const told = [...regions.keys()].filter((dimension) => regions[dimension]?.kind === 'told');
  const words = packRegions(dimensions, told);
  const { from, live } = view.contacts('c');
  const columns = words.length === 0 ? [never] : words.map((word) => wordSql(word, regions));
  return {
    dimensions,
    task: {
      keptTables: kept.tables,
      statements: columns.map((column) => {
        const scanned = sql`SELECT ${column} FROM ${from} WHERE ${live ?? always}`;
        return isByRange ? inRange(scanned, layout) : sql`${scanned} ORDER BY ${layout.idOrder('c')}`;
      }),
      words,
      dimensions: dimensions.map(({ size, leaves }) => ({ size, leaves })),
      questions: plan.questions.map(({ formula, wants }) => ({ formula: simplified(formula), wants })),
    },
  };
}

/** Leaves of dimensions in which all records lie in the same region. */
function knownLeaves(dimensions: readonly Dimension[], regions: readonly RegionSql[]): Map<number, boolean> {
  return new Map(
    dimensions.flatMap(({ leaves }, dimension) => {
      const region = regions[dimension];
      return region?.kind === 'fixed'
        ? leaves.map(({ leaf, holds }) => [leaf, holds[region.region] === true] as const)
        : [];
    }),
  );
}

/** The ends are bound anew for each range; they stand last. */
function inRange(scanned: Sql, { integerKey }: SqliteLayout): Sql {
  const key = integerKey?.of('c') ?? never;
  return {
    text: `${scanned.text} AND ${key.text} >= ? AND ${key.text} < ? ORDER BY ${key.text}`,
    values: scanned.values,
  };
}
