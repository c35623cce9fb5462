import type { Catalog } from '../../../catalog/catalog.ts';
import type { Property } from '../../../catalog/property.ts';
import type { Relation } from '../../../catalog/relation.ts';
import type { AnswersLeaf, Leaf, RelationLeaf } from '../../../plan/leaf.ts';
import { planBuilder } from '../../../plan/logical-plan.ts';
import type { BoundCriteria } from '../../../semantics/bound-criteria.ts';
import type { Moment } from '../../../values/moment.ts';
import { always, never, type Sql, sql } from '../sql.ts';
import { formulaSql } from './formula-sql.ts';
import { keySet } from './kept-rows.ts';
import { operatorSql } from './operator-sql.ts';
import type { DatabaseView, RecordView } from './table-view.ts';

export interface CompileContext {
  readonly view: DatabaseView;
  readonly catalog: Catalog;
  readonly moment: Moment;
}

/** A leaf predicate about the contact under `alias`; NULL stands for false. */
export function leafSql(leaf: Leaf, alias: string, context: CompileContext): Sql {
  const { view, moment } = context;
  const row = view.contacts(alias);
  switch (leaf.kind) {
    case 'comparison':
      return operatorSql[leaf.comparison.operator](leaf.comparison, { view, row, moment });
    case 'in list': {
      const members = view.listMembers(leaf.list);
      return members === undefined ? never : sql`${row.key} IN (${keySet(members, view)})`;
    }
    case 'has at least':
      return relationSql(leaf, alias, context);
    case 'answers':
      return answersSql(leaf, alias, context);
  }
}

function relationSql({ relation, count, where }: RelationLeaf, alias: string, context: CompileContext): Sql {
  return hasAtLeast(relation, count, alias, context, (record) =>
    where === undefined ? undefined : criteriaSql(where, record, context),
  );
}

/** A condition on a related row; absent where every row will do. */
type RowCondition = (record: RecordView) => Sql | undefined;

/**
 * The related rows are counted once per run, by contact, address or domain, and not once per record. Among the
 * neighbours by address and domain the contact itself does not count.
 */
function hasAtLeast(
  relation: Relation,
  count: number,
  alias: string,
  context: CompileContext,
  condition: RowCondition,
): Sql {
  const { view } = context;
  const row = view.contacts(alias);
  if (relation.join === 'same address' || relation.join === 'same domain') {
    const shared = relation.join === 'same address' ? view.address : view.domain;
    const other = view.contacts('n');
    const conditions = [sql`${shared('n')} IS NOT NULL`, other.live, condition(other)];
    const keysWith = (least: number): Sql => keySet(keysOf(other.from, shared('n'), least, conditions), view);
    const self = condition(row);
    if (self === undefined) return sql`${shared(alias)} IN (${keysWith(count + 1)})`;
    return sql`CASE WHEN (${self}) IS TRUE THEN ${shared(alias)} IN (${keysWith(count + 1)}) ELSE ${shared(alias)} IN (${keysWith(count)}) END`;
  }
  const related = view.related(relation, 'r');
  if (related === undefined) return never;
  const { record, contact, by } = related;
  const key = by === 'address' ? view.address(alias) : row.key;
  const keys = keysOf(record.from, contact, count, [sql`${contact} IS NOT NULL`, record.live, condition(record)]);
  return sql`${key} IN (${keySet(keys, view)})`;
}

function keysOf(from: Sql, key: Sql, least: number, conditions: readonly (Sql | undefined)[]): Sql {
  const given = conditions.filter((condition) => condition !== undefined);
  const where = given.reduce((all, condition) => sql`${all} AND ${condition}`);
  const rows = sql`SELECT ${key} FROM ${from} WHERE ${where}`;
  return least <= 1 ? rows : sql`${rows} GROUP BY ${key} HAVING count(*) >= ${least}`;
}

/** The criteria inside a `where`, about a related row. */
function criteriaSql(criteria: BoundCriteria, row: RecordView, context: CompileContext): Sql {
  const builder = planBuilder(context.catalog, context.moment);
  const formula = builder.criteria(criteria);
  const { leaves } = builder.build();
  return formulaSql(formula, (number) => {
    const leaf = leaves[number] as Leaf;
    if (leaf.kind !== 'comparison') throw new Error(`\`${leaf.kind}\` cannot stand inside where`);
    return operatorSql[leaf.comparison.operator](leaf.comparison, { ...context, row });
  });
}

function answersSql({ what, property, relation }: AnswersLeaf, alias: string, context: CompileContext): Sql {
  const answersOf = (row: RecordView): Sql | undefined =>
    what === 'value' ? row.answers(property) : historyAnswers(property, row, context.view);
  if (relation === undefined) return answersOf(context.view.contacts(alias)) ?? always;
  const cannot: RowCondition = (row) => {
    const answers = answersOf(row);
    return answers === undefined ? never : sql`(${answers}) IS NOT TRUE`;
  };
  if (everyRelatedAnswers(relation, answersOf, context)) return always;
  return sql`(${hasAtLeast(relation, 1, alias, context, cannot)}) IS NOT TRUE`;
}

function everyRelatedAnswers(relation: Relation, answersOf: RowCondition, { view }: CompileContext): boolean {
  const isNeighbour = relation.join === 'same address' || relation.join === 'same domain';
  const row = isNeighbour ? view.contacts('n') : view.related(relation, 'r')?.record;
  return row === undefined || answersOf(row) === undefined;
}

function historyAnswers(property: Property, row: RecordView, view: DatabaseView): Sql | undefined {
  const history = view.history(property, 'h');
  if (history?.answers === undefined) return undefined;
  const { contact, from, isProperty, answers } = history;
  const cannot = sql`SELECT ${contact} FROM ${from} WHERE ${isProperty} AND ${contact} IS NOT NULL AND (${answers}) IS NOT TRUE`;
  return sql`${row.key} NOT IN (${keySet(cannot, view)})`;
}
