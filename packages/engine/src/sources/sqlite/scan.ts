import { addBit, type BitSet, emptyBitSet, hasBit } from '../../plan/bit-set.ts';
import type { Formula } from '../../plan/formula.ts';
import type { Leaf } from '../../plan/leaf.ts';
import type { LogicalPlan } from '../../plan/logical-plan.ts';
import type { ScanOptions, ScanResult } from '../source.ts';
import { leafSql } from './compile/leaf-sql.ts';
import type { Database } from './database.ts';
import { balanced, joinSql, type Sql, sql } from './sql.ts';
import type { SqliteLayout } from './sqlite-layout.ts';

/** Leaves per column of the scan; small enough for the sum to stay a small integer. */
const leavesPerWord = 30;

/** Answers all questions of a plan from one pass over the contacts. */
export function scan(
  database: Database,
  layout: SqliteLayout,
  plan: LogicalPlan,
  { signal, onProgress }: ScanOptions = {},
): ScanResult {
  signal?.throwIfAborted();
  const { text, values } = scanSql(layout, plan);
  const rows = database.prepare(text).rows(values);
  const ids: unknown[] = new Array(rows.length);
  const counts = plan.questions.map(() => 0);
  const members = plan.questions.map(({ wants }) => (wants === 'members' ? emptyBitSet(rows.length) : undefined));
  const tests = plan.questions.map(({ formula }) => rowTest(formula));
  for (let ordinal = 0; ordinal < rows.length; ordinal++) {
    const row = rows[ordinal] as readonly number[];
    ids[ordinal] = row[0];
    for (let question = 0; question < tests.length; question++) {
      if (!(tests[question] as RowTest)(row)) continue;
      counts[question] = (counts[question] as number) + 1;
      const set = members[question];
      if (set !== undefined) addBit(set, ordinal);
    }
  }
  onProgress?.(rows.length, rows.length);
  return { records: rows.length, counts, members, ids: (set) => idsIn(ids, set) };
}

function* idsIn(ids: readonly unknown[], set: BitSet): Generator<string> {
  for (let ordinal = 0; ordinal < ids.length; ordinal++) if (hasBit(set, ordinal)) yield String(ids[ordinal]);
}

/** One row a contact: its id, then the truth of the leaves, a bit each. */
function scanSql(layout: SqliteLayout, plan: LogicalPlan): Sql {
  const view = layout.view(plan.catalog);
  const { from, live } = view.contacts('c');
  const words: Sql[] = [];
  for (let first = 0; first < plan.leaves.length; first += leavesPerWord) {
    const bits = plan.leaves.slice(first, first + leavesPerWord).map((leaf: Leaf, bit) => {
      const holds = leafSql(leaf, 'c', { view, catalog: plan.catalog, moment: plan.moment });
      return sql`(((${holds}) IS TRUE) << ${bit})`;
    });
    words.push(balanced(bits, '|'));
  }
  const columns = joinSql([layout.id('c'), ...words], ', ');
  return sql`SELECT ${columns} FROM ${from} WHERE ${live ?? sql`1`} ORDER BY ${layout.idOrder('c')}`;
}

type RowTest = (row: readonly number[]) => boolean;

function rowTest(formula: Formula): RowTest {
  switch (formula.kind) {
    case 'constant':
      return () => formula.value;
    case 'leaf': {
      const column = 1 + Math.floor(formula.leaf / leavesPerWord);
      const bit = 1 << (formula.leaf % leavesPerWord);
      return (row) => ((row[column] as number) & bit) !== 0;
    }
    case 'not': {
      const test = rowTest(formula.operand);
      return (row) => !test(row);
    }
    case 'and': {
      const tests = formula.operands.map(rowTest);
      return (row) => tests.every((test) => test(row));
    }
    case 'or': {
      const tests = formula.operands.map(rowTest);
      return (row) => tests.some((test) => test(row));
    }
  }
}
