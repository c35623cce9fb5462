import { preferredName } from '../../../catalog/property.ts';
import type { Dimension } from '../../../plan/dimensions.ts';
import type { Leaf } from '../../../plan/leaf.ts';
import { leafText } from '../../../plan/leaf-text.ts';
import type { LogicalPlan } from '../../../plan/logical-plan.ts';
import { grouped } from '../../../values/grouped.ts';
import type { ScanExplanation } from '../../source.ts';
import { type Database, rowsOf } from '../database.ts';
import type { Sql } from '../sql.ts';
import type { SqliteLayout } from '../sqlite-layout.ts';
import { compileScan } from './compile-scan.ts';
import { keptTableSql } from './kept-tables.ts';
import { type KeyRanges, keyRanges } from './key-ranges.ts';
import type { ScannedDatabase } from './scanned-database.ts';

/** What a scan runs: the tables that it makes first, and one statement for each word of regions. */
export function explainScan(
  { database, layout, threads, recordsPerRange }: ScannedDatabase,
  plan: LogicalPlan,
): ScanExplanation {
  const ranges = keyRanges(database, layout, plan.catalog, recordsPerRange);
  const { task, dimensions } = compileScan(layout, plan, ranges !== undefined);
  const told = new Set(task.words.flatMap((fields) => fields.map(({ dimension }) => dimension)));
  const statements = [...task.keptTables.map(keptTableSql), ...task.statements];
  return {
    dimensions: dimensions
      .filter((_, dimension) => told.has(dimension))
      .map((dimension) => ({
        what: subjectOf(dimension, plan.leaves),
        regions: dimension.size,
        predicates: dimension.leaves.length,
      })),
    statements: statements.map(({ text, values }) => ({ statement: text, values })),
    notes: [
      howOften(ranges, layout),
      whereRun(ranges === undefined ? 0 : (threads?.countFor(ranges) ?? 0)),
      ...(task.keptTables.length === 0
        ? []
        : [`${task.keptTables.length} queries of other records run once, before the scan`]),
      ...(task.keptTables.length === 0
        ? task.statements.flatMap((statement) => stepsOf(statement, ranges, database))
        : []),
    ],
  };
}

function subjectOf({ cut }: Dimension, leaves: readonly Leaf[]): string {
  return cut.kind === 'leaf' ? leafText(leaves[cut.leaf] as Leaf) : preferredName(cut.property);
}

function howOften(ranges: KeyRanges | undefined, { integerKey }: SqliteLayout): string {
  if (ranges === undefined) return 'all contacts are read at once: the table is not stored by an integer';
  if (!ranges.areAtLeast(2)) return 'all contacts are read at once';
  const order = integerKey?.isId === true ? 'of their ids' : 'in which they are stored';
  return `the contacts are read in ranges of ${grouped(ranges.size)} records, in the order ${order}`;
}

function whereRun(threads: number): string {
  return threads === 0 ? 'in one thread' : `in ${threads + 1} threads, each with a connection of its own`;
}

/** SQLite's own plan. A statement that looks up tables which are yet to be made has none. */
function stepsOf({ text, values }: Sql, ranges: KeyRanges | undefined, database: Database): string[] {
  const ends = ranges === undefined ? [] : [0, 0];
  const steps = rowsOf(database, { text: `EXPLAIN QUERY PLAN ${text}`, values: [...values, ...ends] });
  return steps.map((step) => String(step[3]));
}
