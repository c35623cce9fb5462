import type { Cut, CutPoint, Dimension } from '../../../plan/dimensions.ts';
import type { LogicalPlan } from '../../../plan/logical-plan.ts';
import { type CompileContext, leafSql } from '../compile/leaf-sql.ts';
import { folded } from '../compile/operator-sql.ts';
import { always, joinSql, never, type Sql, sql } from '../sql.ts';

/** The number of a record's region in a dimension, as an expression over its row. */
export function regionSql({ cut }: Dimension, plan: LogicalPlan, alias: string, context: CompileContext): Sql {
  const row = context.view.contacts(alias);
  switch (cut.kind) {
    case 'leaf': {
      const leaf = plan.leaves[cut.leaf];
      const holds = leaf === undefined ? never : leafSql(leaf, alias, context);
      return holds === always || holds === never ? holds : sql`((${holds}) IS TRUE)`;
    }
    case 'boolean':
      return sql`ifnull(${valueSql(cut, row)} + 1, 0)`;
    case 'listed':
      return listedSql(cut, row);
    case 'ordered':
      return orderedSql(valueSql(cut, row), cut.points);
  }
}

type Row = ReturnType<CompileContext['view']['contacts']>;

function valueSql({ property }: Exclude<Cut, { kind: 'leaf' }>, row: Row): Sql {
  return row.value(property) ?? sql`NULL`;
}

function listedSql(cut: Extract<Cut, { kind: 'listed' }>, row: Row): Sql {
  if (cut.values.length === 0) return sql`(${valueSql(cut, row)} IS NOT NULL)`;
  const cases = joinSql(
    cut.values.map((listed, index) => sql`WHEN ${listed} THEN ${literal(index + 1)}`),
    ' ',
  );
  const other = literal(cut.values.length + 1);
  return withValue(valueSql(cut, row), (value) => {
    const compared = cut.property.type === 'string' ? folded(value) : value;
    return sql`CASE WHEN ${value} IS NULL THEN 0 ELSE CASE ${compared} ${cases} ELSE ${other} END END`;
  });
}

/** A search by halves: few comparisons a record, however many points there are. */
function orderedSql(expression: Sql, points: readonly CutPoint[]): Sql {
  return withValue(expression, (value) => {
    const search = (first: number, last: number): Sql => {
      if (first === last) return literal(first + 1);
      const middle = (first + last) >> 1;
      const { value: point, behind } = points[middle] as CutPoint;
      const isBefore = behind ? sql`${value} <= ${point}` : sql`${value} < ${point}`;
      return sql`CASE WHEN ${isBefore} THEN ${search(first, middle)} ELSE ${search(middle + 1, last)} END`;
    };
    return sql`CASE WHEN ${value} IS NULL THEN 0 ELSE ${search(0, points.length)} END`;
  });
}

/** A column is read where it is needed; what has to be worked out first is worked out once a record. */
function withValue(expression: Sql, region: (value: Sql) => Sql): Sql {
  if (!expression.text.includes('(')) return region(expression);
  // An OFFSET keeps SQLite from putting the expression back in each of its places.
  return sql`(SELECT ${region(sql`v`)} FROM (SELECT ${expression} AS v LIMIT -1 OFFSET 0))`;
}

/** A number of our own making; written out, it needs no binding. */
function literal(number: number): Sql {
  return { text: String(number), values: [] };
}
