import type { PositiveOperatorId } from '../../../catalog/operators.ts';
import type { Property } from '../../../catalog/property.ts';
import type { ComparisonLeaf } from '../../../plan/leaf.ts';
import type { BoundOperand } from '../../../semantics/bound-criteria.ts';
import { type DateWindow, dateWindow, propertiesComparedWith, updateWindow } from '../../../semantics/date-window.ts';
import { fold } from '../../../values/fold.ts';
import type { Moment } from '../../../values/moment.ts';
import { isOption } from '../../../values/multi-select.ts';
import { isDateType } from '../../../values/value.ts';
import { balanced, mostInlineValues, never, type Sql, sql, valueList } from '../sql.ts';
import { keySet } from './kept-rows.ts';
import type { DatabaseView, RecordView } from './table-view.ts';

type Comparison = ComparisonLeaf['comparison'];

/** Where a comparison stands: the row it is about, and what it may look up. */
export interface RowContext {
  readonly view: DatabaseView;
  readonly row: RecordView;
  readonly moment: Moment;
}

/**
 * Each operator as SQL over one row. The result may be NULL where a value is unknown; the caller takes NULL for false,
 * which is what every positive operator means.
 */
export const operatorSql: Readonly<Record<PositiveOperatorId, (comparison: Comparison, context: RowContext) => Sql>> = {
  is_known: (comparison, context) => sql`${columnValue(comparison.property, context)} IS NOT NULL`,
  equals: onValue(equals),
  is_any_of: onValue(isAnyOf),
  is_exactly: onValue(isExactly),
  contains_all_of: onValue(containsAllOf),
  contains: onText((text, part) => sql`instr(${text}, ${part}) > 0`, whereUnfolded),
  starts_with: onText(
    (text, part) => sql`substr(${bytes(text)}, 1, octet_length(${part})) = ${bytes(part)}`,
    whereUnfolded,
  ),
  ends_with: onText((text, part) => sql`substr(${bytes(text)}, -octet_length(${part})) = ${bytes(part)}`, endsUnfolded),
  less_than: onNumber((value, limit) => sql`${value} < ${limit}`),
  at_most: onNumber((value, limit) => sql`${value} <= ${limit}`),
  greater_than: onNumber((value, limit) => sql`${value} > ${limit}`),
  at_least: onNumber((value, limit) => sql`${value} >= ${limit}`),
  is_between: (comparison, context) =>
    comparison.operand.kind === 'number range'
      ? onValue(isBetweenNumbers)(comparison, context)
      : onDate(comparison, context),
  is_before: onDate,
  is_after: onDate,
  is_on: onDate,
  is_more_than_ago: onDate,
  is_less_than_ago: onDate,
  is_more_than_from_now: onDate,
  is_less_than_from_now: onDate,
  is_in_this: onDate,
  is_in_last: onDate,
  is_in_next: onDate,
  has_ever_been: hasEverBeen,
  has_ever_been_any_of: hasEverBeen,
  was_updated_in_last: wasUpdatedInLast,
};

/** The value of a property of the row. A property that the source lacks is refused before anything is compiled. */
function columnValue(property: Property, { row }: RowContext): Sql {
  return row.value(property) ?? sql`NULL`;
}

type ValueSql = (value: Sql, comparison: Comparison) => Sql;

function onValue(compile: ValueSql): (comparison: Comparison, context: RowContext) => Sql {
  return (comparison, context) => compile(columnValue(comparison.property, context), comparison);
}

function equals(value: Sql, comparison: Comparison): Sql {
  const { operand } = comparison;
  switch (operand.kind) {
    case 'boolean':
      return sql`${value} = ${operand.value ? 1 : 0}`;
    case 'number':
      return sql`${value} = ${operand.value}`;
    default:
      return isAnyOf(value, comparison);
  }
}

function isAnyOf(value: Sql, { property, operand }: Comparison): Sql {
  const texts = textsOf(operand);
  switch (property.type) {
    case 'string':
      return sql`${folded(value)} IN ${valueList([...new Set(texts.map(fold))])}`;
    case 'multi_enumeration':
      return isAnyOfSelected(value, texts);
    default:
      return sql`${value} IN ${valueList(texts)}`;
  }
}

/** The list with a `;` around each option, so that no part of an option is taken for one. */
function isSelected(value: Sql, option: Sql): Sql {
  return sql`instr(';' || ${value} || ';', ';' || ${option} || ';') > 0`;
}

function isAnyOfSelected(value: Sql, texts: readonly string[]): Sql {
  const options = texts.filter(isOption);
  return options.length === 0 ? never : forAnyOf(options, (option) => isSelected(value, option));
}

function containsAllOf(value: Sql, { operand }: Comparison): Sql {
  const texts = textsOf(operand);
  if (!texts.every(isOption)) return never;
  if (texts.length <= mostInlineValues)
    return balanced(
      texts.map((option) => isSelected(value, sql`${option}`)),
      'AND',
    );
  const isMissing = sql`NOT (${isSelected(value, sql`wanted.value`)})`;
  return sql`(${value} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM json_each(${JSON.stringify(texts)}) AS wanted WHERE ${isMissing}))`;
}

/** All are selected, and nothing else is. */
function isExactly(value: Sql, comparison: Comparison): Sql {
  const selected = sql`json_each('[' || replace(json_quote(${value}), ';', '","') || ']')`;
  const isOther = sql`selected.value NOT IN ${valueList([...textsOf(comparison.operand), ''])}`;
  return sql`(${containsAllOf(value, comparison)} AND NOT EXISTS (SELECT 1 FROM ${selected} AS selected WHERE ${isOther}))`;
}

/** Text in the form in which it is compared. SQLite folds ASCII itself; the rest goes through the engine's own fold. */
export function folded(value: Sql): Sql {
  return sql`CASE WHEN octet_length(${value}) = length(${value}) THEN lower(${value}) ELSE listwise_fold(${value}) END`;
}

/** A condition on text as it is written, in place of one on folded text. */
type UnfoldedCondition = (value: Sql, part: Sql, folded: Sql) => Sql;

/** Folding is the dear part of a condition on text, and most texts need none. */
function onText(
  compile: (text: Sql, part: Sql) => Sql,
  unfolded: UnfoldedCondition,
): (comparison: Comparison, context: RowContext) => Sql {
  return onValue((value, { operand }) =>
    forAnyOf([...new Set(textsOf(operand).map(fold))], (part) => {
      const condition = compile(folded(value), part);
      return isFoundUnfolded(part) ? unfolded(value, part, condition) : condition;
    }),
  );
}

/**
 * What stands in no text as SQLite lowers it stands in no folded one either. Not so where other letters fold to ASCII:
 * the Kelvin sign to k, a Greek question mark to a semicolon, a dotted I to an i and a mark behind it.
 */
function isFoundUnfolded({ values: [part] }: Sql): boolean {
  return typeof part === 'string' && /^[ -~]+$/.test(part) && !/[k;`]|i$/.test(part);
}

/** A mark behind the part may change its last letter, so that the folded text decides. */
function whereUnfolded(value: Sql, part: Sql, condition: Sql): Sql {
  return sql`(instr(lower(${value}), ${part}) > 0 AND ${condition})`;
}

/** At the end there is nothing behind the part. */
function endsUnfolded(value: Sql, part: Sql): Sql {
  return sql`CAST(substr(${bytes(value)}, -octet_length(${part})) AS TEXT) = ${part} COLLATE NOCASE`;
}

/** True where the condition holds for one of the texts; a long list is looped over, not written out. */
function forAnyOf(texts: readonly string[], condition: (text: Sql) => Sql): Sql {
  if (texts.length <= mostInlineValues)
    return balanced(
      texts.map((text) => condition(sql`${text}`)),
      'OR',
    );
  return sql`EXISTS (SELECT 1 FROM json_each(${JSON.stringify(texts)}) AS wanted WHERE ${condition(sql`wanted.value`)})`;
}

/** Compared as bytes, so that a NUL character ends nothing. */
function bytes(text: Sql): Sql {
  return sql`CAST(${text} AS BLOB)`;
}

function onNumber(compile: (value: Sql, limit: number) => Sql): (comparison: Comparison, context: RowContext) => Sql {
  return onValue((value, { operand }) => compile(value, operand.kind === 'number' ? operand.value : Number.NaN));
}

function isBetweenNumbers(value: Sql, { operand }: Comparison): Sql {
  const { from, to } = operand as Extract<BoundOperand, { kind: 'number range' }>;
  return sql`${value} BETWEEN ${from} AND ${to}`;
}

function onDate(comparison: Comparison, context: RowContext): Sql {
  const value = columnValue(comparison.property, context);
  if (propertiesComparedWith(comparison).length > 0) return onOtherDate(value, comparison, context);
  return isWithin(value, dateWindow(comparison, context.moment));
}

function isWithin(value: Sql, window: DateWindow | undefined): Sql {
  const { from, to } = window ?? {};
  if (from !== undefined && to !== undefined) return sql`(${value} >= ${from} AND ${value} < ${to})`;
  if (from !== undefined) return sql`${value} >= ${from}`;
  return to === undefined ? sql`0` : sql`${value} < ${to}`;
}

/** A comparison with another property of the row: the bounds are expressions. */
function onOtherDate(value: Sql, comparison: Comparison, context: RowContext): Sql {
  const { operand, operator, property } = comparison;
  const [first, last] =
    operand.kind === 'date range'
      ? [operand.from, operand.to]
      : operand.kind === 'date'
        ? [operand.date, operand.date]
        : [];
  if (first === undefined || last === undefined) return sql`0`;
  const start = startOfDate(first, property, context);
  const end = endOfDate(last, property, context);
  switch (operator) {
    case 'is_before':
      return sql`${value} < ${start}`;
    case 'is_after':
      return sql`${value} >= ${end}`;
    default:
      return sql`(${value} >= ${start} AND ${value} < ${end})`;
  }
}

type DateExpression = Extract<BoundOperand, { kind: 'date' }>['date'];

function startOfDate(date: DateExpression, property: Property, context: RowContext): Sql {
  if (date.kind !== 'property') return sql`${fixedWindow(date, property, context).from ?? null}`;
  return convertedDate(columnValue(date.property, context), date.property, property);
}

function endOfDate(date: DateExpression, property: Property, context: RowContext): Sql {
  if (date.kind !== 'property') return sql`${fixedWindow(date, property, context).to ?? null}`;
  const { type } = date.property;
  const value = columnValue(date.property, context);
  if (type === 'date' && property.type === 'datetime') return sql`listwise_day_start(${value} + 1)`;
  return sql`${convertedDate(value, date.property, property)} + 1`;
}

function fixedWindow(date: DateExpression, property: Property, { moment }: RowContext): DateWindow {
  return dateWindow({ property, operator: 'is_on', operand: { kind: 'date', date } }, moment) ?? {};
}

/** The value of one date property in the measure of another. */
function convertedDate(value: Sql, from: Property, to: Property): Sql {
  if (from.type === to.type) return value;
  return to.type === 'date' ? sql`listwise_day_of(${value})` : sql`listwise_day_start(${value})`;
}

/** The value stands among the recorded ones, or is the current one. */
function hasEverBeen(comparison: Comparison, context: RowContext): Sql {
  const { property } = comparison;
  const isIt = (value: Sql): Sql => {
    if (!isDateType(property.type)) return equals(value, comparison);
    const onDay = { ...comparison, operator: 'is_on' as const };
    return propertiesComparedWith(comparison).length > 0
      ? onOtherDate(value, onDay, context)
      : isWithin(value, dateWindow(onDay, context.moment));
  };
  const current = isIt(columnValue(property, context));
  const history = context.view.history(property, 'h');
  if (history === undefined) return current;
  const recorded = sql`SELECT ${history.contact} FROM ${history.from} WHERE ${history.isProperty}`;
  const comparesWithRow = propertiesComparedWith(comparison).length > 0;
  const stands = comparesWithRow
    ? sql`EXISTS (${recorded} AND ${history.contact} = ${context.row.key} AND ${isIt(history.value)})`
    : sql`${context.row.key} IN (${keySet(sql`${recorded} AND ${isIt(history.value)}`, context.view)})`;
  return sql`((${current}) IS TRUE OR ${stands})`;
}

function wasUpdatedInLast({ property, operand }: Comparison, { view, row, moment }: RowContext): Sql {
  const history = view.history(property, 'h');
  if (history === undefined) return sql`0`;
  const window = isWithin(history.at, updateWindow(operand, moment));
  const updated = sql`SELECT ${history.contact} FROM ${history.from} WHERE ${history.isProperty} AND ${window}`;
  return sql`${row.key} IN (${keySet(updated, view)})`;
}

function textsOf(operand: BoundOperand): readonly string[] {
  return operand.kind === 'texts' ? operand.values : [];
}
