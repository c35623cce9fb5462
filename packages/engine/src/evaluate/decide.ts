import type { Catalog } from '../catalog/catalog.ts';
import { positiveTwin } from '../catalog/operators.ts';
import type { BoundCriteria, BoundRelation } from '../semantics/bound-criteria.ts';
import { type Reads, type RelationReads, readsOf } from '../semantics/reads.ts';
import type { Moment } from '../values/moment.ts';
import { isDecided } from '../values/value.ts';
import type { EvaluatedRecord } from './evaluated-record.ts';
import { operatorTests, type RecordTest } from './operator-tests.ts';

/** What a rule says of a record. An undecided one lacks a usable answer to something that the rule reads. */
export type Verdict = 'match' | 'no match' | 'undecided';

/**
 * The reference meaning of criteria, on one record at a time. Every source is tested against it.
 * What depends on the moment only is worked out once, when the criteria are prepared.
 */
export function prepareDecision(
  criteria: BoundCriteria,
  moment: Moment,
  catalog: Catalog,
): (record: EvaluatedRecord) => Verdict {
  const canDecide = decidabilityTest(readsOf(criteria, catalog));
  const holds = criteriaTest(criteria, moment, catalog);
  return (record) => {
    if (!canDecide(record)) return 'undecided';
    return holds(record) ? 'match' : 'no match';
  };
}

/** True for records that can answer for everything that is read. */
export function decidabilityTest(reads: Reads): RecordTest {
  const ofRecord = answersFor(reads);
  const lists = [...reads.lists];
  const relations = [...reads.relations].map(([name, related]) => ({ name, answers: answersFor(related) }));
  return (record) =>
    ofRecord(record) &&
    lists.every((list) => record.inList(list) !== undefined) &&
    relations.every(({ name, answers }) => record.related(name).every(answers));
}

function answersFor({ properties, histories }: RelationReads): RecordTest {
  const read = [...properties.values()];
  const recorded = [...histories.values()];
  return (record) =>
    read.every((property) => isDecided(record.cell(property))) &&
    recorded.every((property) => record.history(property)?.every(({ value }) => isDecided(value)) === true);
}

/** Whether criteria hold for a record that is decided. A rule that several others meet is decided once a record. */
export function criteriaTest(criteria: BoundCriteria, moment: Moment, catalog: Catalog): RecordTest {
  const testsOfRules = new Map<BoundCriteria, RecordTest>();

  function testOf(clause: BoundCriteria): RecordTest {
    switch (clause.kind) {
      case 'everyone':
        return () => true;
      case 'and': {
        const tests = clause.operands.map(testOf);
        return (record) => tests.every((test) => test(record));
      }
      case 'or': {
        const tests = clause.operands.map(testOf);
        return (record) => tests.some((test) => test(record));
      }
      case 'not':
        return opposite(true, testOf(clause.operand));
      case 'meets':
        return opposite(clause.negated, testOfRule(clause.criteria));
      case 'in list':
        return opposite(clause.negated, (record) => record.inList(clause.list) === true);
      case 'comparison': {
        const { operator, negated } = positiveTwin(clause.operator);
        return opposite(negated, operatorTests[operator]({ ...clause, operator }, moment));
      }
      case 'relation':
        return relationTest(clause, moment, catalog);
    }
  }

  function testOfRule(rule: BoundCriteria): RecordTest {
    let test = testsOfRules.get(rule);
    if (test === undefined) {
      test = onceARecord(testOf(rule));
      testsOfRules.set(rule, test);
    }
    return test;
  }

  return testOf(criteria);
}

/** Remembers the answer for the record that was asked about last. */
function onceARecord(test: RecordTest): RecordTest {
  let last: EvaluatedRecord | undefined;
  let answer = false;
  return (record) => {
    if (record !== last) {
      answer = test(record);
      last = record;
    }
    return answer;
  };
}

function opposite(negated: boolean, test: RecordTest): RecordTest {
  return negated ? (record) => !test(record) : test;
}

function relationTest(
  { relation, quantifier, count, where }: BoundRelation,
  moment: Moment,
  catalog: Catalog,
): RecordTest {
  const matches = where === undefined ? () => true : criteriaTest(where, moment, catalog);
  const countOf = (record: EvaluatedRecord): number => record.related(relation.name).filter(matches).length;
  switch (quantifier) {
    case 'any':
      return (record) => countOf(record) >= 1;
    case 'no':
      return (record) => countOf(record) === 0;
    case 'at least':
      return (record) => countOf(record) >= count;
    case 'at most':
      return (record) => countOf(record) <= count;
    case 'exactly':
      return (record) => countOf(record) === count;
  }
}
