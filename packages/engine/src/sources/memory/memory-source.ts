import type { Catalog } from '../../catalog/catalog.ts';
import { criteriaTest } from '../../evaluate/decide.ts';
import { operatorTests, type RecordTest } from '../../evaluate/operator-tests.ts';
import { addBit, type BitSet, emptyBitSet, ordinalsOf } from '../../plan/bit-set.ts';
import { evaluateFormula } from '../../plan/formula.ts';
import type { Leaf } from '../../plan/leaf.ts';
import { leafText } from '../../plan/leaf-text.ts';
import type { LogicalPlan } from '../../plan/logical-plan.ts';
import type { Selection } from '../../plan/selection.ts';
import type { Reads } from '../../semantics/reads.ts';
import type { Moment } from '../../values/moment.ts';
import { isDecided, notSupplied } from '../../values/value.ts';
import { inOrderOfId } from '../record-ids.ts';
import type { Missing, ReadRecord, ScanResult, Source } from '../source.ts';
import { memoryRecords, type RecordData } from './memory-records.ts';

/** Records in memory, answered leaf by leaf by the evaluator. It serves rule tests and stands as the reference. */
export function memorySource(name: string, data: readonly RecordData[], catalog: Catalog): Source {
  const records = inOrderOfId(memoryRecords(data, catalog));

  return {
    name,
    describe: async () => ({ name, type: 'memory', identity: name }),
    count: async () => records.length,
    missing: async (reads) => missingFrom(records, reads),
    scan: async (plan) => scan(records, plan),
    select: async function* (selection) {
      const holds = formulaTest(selection);
      yield records.filter(holds).map(({ id }) => id);
    },
    countOf: async (selection) => records.filter(formulaTest(selection)).length,
    read: async (ids) => {
      const wanted = new Set(ids);
      return records.filter(({ id }) => wanted.has(id));
    },
    explain: async ({ leaves }) => ({
      statement: `${leaves.length} predicates on each of ${records.length} records in memory`,
      values: [],
      notes: [],
    }),
    explainScan: async ({ leaves }) => ({
      dimensions: leaves.map((leaf) => ({ what: leafText(leaf), regions: 2, predicates: 1 })),
      statements: [],
      notes: [`${records.length} records in memory`],
    }),
    close: async () => {},
  };
}

function scan(records: readonly ReadRecord[], plan: LogicalPlan): ScanResult {
  const questions = plan.questions.map((question) => ({ ...question, holds: formulaTest({ ...plan, ...question }) }));
  const counts = questions.map(() => 0);
  const members = questions.map(({ wants }) => (wants === 'members' ? emptyBitSet(records.length) : undefined));
  records.forEach((record, ordinal) => {
    questions.forEach(({ holds }, number) => {
      if (!holds(record)) return;
      counts[number] = (counts[number] as number) + 1;
      const set = members[number];
      if (set !== undefined) addBit(set, ordinal);
    });
  });
  return { records: records.length, counts, members, ids: (set) => idsOf(records, set) };
}

function* idsOf(records: readonly ReadRecord[], set: BitSet): Generator<string> {
  for (const ordinal of ordinalsOf(set)) yield (records[ordinal] as ReadRecord).id;
}

function formulaTest({ formula, leaves, catalog, moment }: Selection): RecordTest {
  const tests = leaves.map((leaf) => leafTest(leaf, moment, catalog));
  return (record) => evaluateFormula(formula, (leaf) => (tests[leaf] as RecordTest)(record));
}

function leafTest(leaf: Leaf, moment: Moment, catalog: Catalog): RecordTest {
  switch (leaf.kind) {
    case 'comparison':
      return operatorTests[leaf.comparison.operator](leaf.comparison, moment);
    case 'in list':
      return (record) => record.inList(leaf.list) === true;
    case 'has at least': {
      const matches = leaf.where === undefined ? () => true : criteriaTest(leaf.where, moment, catalog);
      return (record) => record.related(leaf.relation.name).filter(matches).length >= leaf.count;
    }
    case 'answers': {
      const { property, relation } = leaf;
      const answers: RecordTest =
        leaf.what === 'value'
          ? (record) => isDecided(record.cell(property))
          : (record) => record.history(property)?.every(({ value }) => isDecided(value)) === true;
      return relation === undefined ? answers : (record) => record.related(relation.name).every(answers);
    }
  }
}

/** What no record was given. Without records there is nothing to miss. */
function missingFrom(records: readonly ReadRecord[], reads: Reads): Missing[] {
  if (records.length === 0) return [];
  const lacks = (holds: RecordTest): boolean => !records.some(holds);
  return [
    ...[...reads.properties.values()]
      .filter((property) => lacks((record) => record.cell(property) !== notSupplied))
      .map((property) => ({ kind: 'property', property }) as const),
    ...[...reads.histories.values()]
      .filter((property) => lacks((record) => record.history(property) !== undefined))
      .map((property) => ({ kind: 'history', property }) as const),
    ...[...reads.lists]
      .filter((list) => lacks((record) => record.inList(list) !== undefined))
      .map((list) => ({ kind: 'list', list }) as const),
  ];
}
