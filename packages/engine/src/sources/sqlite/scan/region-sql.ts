import type { Cut, CutPoint, Dimension } from '../../../plan/dimensions.ts';
import type { LogicalPlan } from '../../../plan/logical-plan.ts';
import { type CompileContext, leafSql } from '../compile/leaf-sql.ts';
import { folded } from '../compile/operator-sql.ts';
import { always, joinSql, never, type Sql, sql } from '../sql.ts';

/** Tells the region of a record in a dimension. */
export type RegionSql =
  /** It is the same for all records. */
  | { readonly kind: 'fixed'; readonly region: number }
  /** An expression over the row; region n is told as n times `unit`. */
  | { readonly kind: 'told'; sql(unit: number): Sql };

export function regionSql({ cut }: Dimension, plan: LogicalPlan, alias: string, context: CompileContext): RegionSql {
  if (cut.kind === 'leaf') return leafRegion(plan, cut.leaf, alias, context);
  const value = context.view.contacts(alias).value(cut.property);
  if (value === undefined) return { kind: 'fixed', region: 0 };
  return { kind: 'told', sql: (unit) => withValue(value, (once) => regionOfValue(cut, once, unit)) };
}

function leafRegion(plan: LogicalPlan, number: number, alias: string, context: CompileContext): RegionSql {
  const leaf = plan.leaves[number];
  const holds = leaf === undefined ? never : leafSql(leaf, alias, context);
  if (holds === never) return { kind: 'fixed', region: 0 };
  if (holds === always) return { kind: 'fixed', region: 1 };
  return { kind: 'told', sql: (unit) => sql`CASE WHEN ${holds} THEN ${literal(unit)} ELSE 0 END` };
}

type ValueCut = Exclude<Cut, { kind: 'leaf' }>;

function regionOfValue(cut: ValueCut, value: Sql, unit: number): Sql {
  switch (cut.kind) {
    case 'boolean':
      return sql`CASE ${value} WHEN 0 THEN ${literal(unit)} WHEN 1 THEN ${literal(2 * unit)} ELSE 0 END`;
    case 'listed':
      return cut.property.type === 'string'
        ? regionOfText(cut.values, value, unit)
        : regionOfOption(cut.values, value, unit);
    case 'ordered':
      return regionOfNumber(cut.points, value, unit);
  }
}

/** A column is read where it is needed; what has to be worked out first is worked out once a record. */
function withValue(expression: Sql, region: (value: Sql) => Sql): Sql {
  if (!expression.text.includes('(')) return region(expression);
  // An OFFSET keeps SQLite from putting the expression back in each of its places.
  return sql`(SELECT ${region(sql`v`)} FROM (SELECT ${expression} AS v LIMIT -1 OFFSET 0))`;
}

function regionOfOption(values: readonly string[], value: Sql, unit: number): Sql {
  return sql`CASE ${value} ${whenListed(values, unit)} ELSE CASE WHEN ${value} IS NULL THEN 0 ELSE ${other(values, unit)} END END`;
}

/**
 * SQLite's own comparison without regard to case is right about ASCII text. What it does not find may still be a
 * listed text in other letters, but only where it is not ASCII itself.
 */
function regionOfText(values: readonly string[], value: Sql, unit: number): Sql {
  const listed = whenListed(values, unit);
  const rest = sql`CASE WHEN ${value} IS NULL THEN 0 ELSE ${other(values, unit)} END`;
  if (!values.every((text) => plainText.test(text))) return sql`CASE ${folded(value)} ${listed} ELSE ${rest} END`;
  const unlisted = values.some((text) => reachedFromAfar.test(text))
    ? sql`CASE WHEN octet_length(${value}) <> length(${value}) THEN CASE ${folded(value)} ${listed} ELSE ${rest} END ELSE ${rest} END`
    : rest;
  return sql`CASE ${value} COLLATE NOCASE ${listed} ELSE ${unlisted} END`;
}

/** ASCII that can be seen; at a NUL SQLite's comparison ends. */
const plainText = /^[ -~]*$/;

/** The ASCII characters that others fold to: the Kelvin sign, the Greek question mark, the Greek varia. */
const reachedFromAfar = /[k;`]/;

function whenListed(values: readonly string[], unit: number): Sql {
  return joinSql(
    values.map((listed, index) => sql`WHEN ${listed} THEN ${literal((index + 1) * unit)}`),
    ' ',
  );
}

function other(values: readonly string[], unit: number): Sql {
  return literal((values.length + 1) * unit);
}

/** A search by halves: few comparisons a record, however many points there are. */
function regionOfNumber(points: readonly CutPoint[], value: Sql, unit: number): Sql {
  const search = (first: number, last: number): Sql => {
    if (first === last) return literal((first + 1) * unit);
    const middle = (first + last) >> 1;
    const { value: point, behind } = points[middle] as CutPoint;
    const isBefore = behind ? sql`${value} <= ${point}` : sql`${value} < ${point}`;
    return sql`CASE WHEN ${isBefore} THEN ${search(first, middle)} ELSE ${search(middle + 1, last)} END`;
  };
  return sql`CASE WHEN ${value} IS NULL THEN 0 ELSE ${search(0, points.length)} END`;
}

/** A number of our own making; written out, it needs no binding. */
function literal(number: number): Sql {
  return { text: String(number), values: [] };
}
