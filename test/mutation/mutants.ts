import type { PositiveOperatorId } from '../../packages/engine/src/catalog/operators.ts';
import { operatorSql } from '../../packages/engine/src/sources/sqlite/compile/operator-sql.ts';
import type { Sql } from '../../packages/engine/src/sources/sqlite/sql.ts';

type OperatorSql = (typeof operatorSql)[PositiveOperatorId];

/** A way in which an operator's SQL could be wrong. */
export interface Mutant {
  readonly name: string;
  /** The wrong SQL; where it is the right one, the fault does not show. */
  mutate(right: Sql): Sql;
}

/** What can be done to any condition. NULL stands for false, so that it must not become true unnoticed either. */
const turnedRound: Mutant = { name: 'turned round', mutate: (right) => around('(', right, ') IS NOT TRUE') };
const always: Mutant = { name: 'always true', mutate: (right) => around('((', right, ') IS TRUE OR 1)') };
const never: Mutant = { name: 'never true', mutate: (right) => around('((', right, ') IS TRUE AND 0)') };
const trueOnUnknown: Mutant = { name: 'true on unknown', mutate: (right) => around('(', right, ') IS NOT FALSE') };

function around(before: string, { text, values }: Sql, after: string): Sql {
  return { text: before + text + after, values };
}

/** Slips of the pen in the text of the SQL: from, to. */
const slips: readonly (readonly [from: RegExp, to: string])[] = [
  [/ >= /, ' > '],
  [/ <= /, ' < '],
  [/ < /, ' <= '],
  [/ > \?/, ' >= ?'],
  [/ > 0/, ' > 1'],
  [/ = /, ' <> '],
  [/ AND /, ' OR '],
  [/ OR /, ' AND '],
  [/ IN /, ' NOT IN '],
  [/ IS NOT NULL/, ' IS NULL'],
  [/\blower\(/g, '('],
  [/\blistwise_fold\(/g, 'lower('],
  [/\boctet_length\(\?/g, 'length(?'],
  [/, -octet_length/g, ', octet_length'],
  [/, 1, octet_length/g, ', 2, octet_length'],
  [/ \+ 1\b/, ''],
  [/\bBETWEEN\b/, 'NOT BETWEEN'],
];

/** The faults that an operator's SQL may have. */
export function mutantsOf(operator: PositiveOperatorId): Mutant[] {
  const whole = neverNull.has(operator) ? [turnedRound, always, never] : [turnedRound, always, never, trueOnUnknown];
  const written = slips.map(
    ([from, to]): Mutant => ({
      name: `${from.source} for ${to}`,
      mutate: ({ text, values }) => ({ text: replacedOnce(text, from, to), values }),
    }),
  );
  return [...whole, ...written];
}

/** Their SQL is true or false whatever a value is, so that nothing would change. */
const neverNull = new Set<PositiveOperatorId>([
  'is_known',
  'has_ever_been',
  'has_ever_been_any_of',
  'was_updated_in_last',
]);

function replacedOnce(text: string, from: RegExp, to: string): string {
  let isDone = false;
  return outsideColumns(text, (part) => {
    if (isDone) return part;
    const replaced = part.replace(from, to);
    isDone = replaced !== part && !from.global;
    return replaced;
  });
}

/** Compiles an operator through something else while work is done, and then as it was. */
export async function compiledThrough<T>(
  operator: PositiveOperatorId,
  change: (right: Sql) => Sql,
  work: () => Promise<T>,
): Promise<T> {
  const table = operatorSql as Record<PositiveOperatorId, OperatorSql>;
  const right = table[operator];
  table[operator] = (comparison, context) => change(right(comparison, withMarkedColumns(context)));
  try {
    return await work();
  } finally {
    table[operator] = right;
  }
}

/** How a column is read is no part of an operator; it stands between comments, and is left as it is. */
const column = /(\/\*<\*\/.*?\/\*>\*\/)/s;

function outsideColumns(text: string, change: (part: string) => string): string {
  return text
    .split(column)
    .map((part) => (part.startsWith('/*<*/') ? part : change(part)))
    .join('');
}

type Context = Parameters<OperatorSql>[1];

function withMarkedColumns(context: Context): Context {
  const { row, view } = context;
  return {
    ...context,
    row: { ...row, value: (property) => marked(row.value(property)) },
    view: {
      ...view,
      history: (property, alias) => {
        const history = view.history(property, alias);
        return history && { ...history, value: marked(history.value), at: marked(history.at) };
      },
    },
  };
}

function marked<Part extends Sql | undefined>(part: Part): Part {
  return (part && around('/*<*/', part, '/*>*/')) as Part;
}
