import type { Property } from '../catalog/property.ts';
import type { EvaluatedRecord } from '../evaluate/evaluated-record.ts';
import { operatorTests, type RecordTest } from '../evaluate/operator-tests.ts';
import { evaluateFormula, type Formula, leavesOf } from '../plan/formula.ts';
import type { ComparisonLeaf, Leaf } from '../plan/leaf.ts';
import { regionsOf } from '../semantics/regions.ts';
import { byProperty } from '../semantics/walk.ts';
import type { Moment } from '../values/moment.ts';
import { onceEach } from '../values/once-each.ts';
import type { Value } from '../values/value.ts';
import { isDecidedByValue } from './states/value-leaf.ts';

/**
 * Shows by a record that meets the one formula and not the other that it does not follow: most formulas do not, and to
 * try out some records takes far less time than to look through all states. `false` says nothing.
 */
export type Refutation = (from: Formula, then: Formula) => boolean;

/** A formula that can be shown by more records than this is shown by none. */
const mostRecords = 32;

export function refutation(leafOf: (number: number) => Leaf, moment: Moment): Refutation {
  const testOf = onceEach(({ comparison }: ComparisonLeaf): RecordTest => {
    return operatorTests[comparison.operator](comparison, moment);
  });

  /** The leaves, where current values decide them all. */
  const comparisonsOf = onceEach((formula: Formula): readonly ComparisonLeaf[] => {
    const leaves = [...leavesOf(formula)].map(leafOf);
    return leaves.every((leaf) => leaf.kind === 'comparison' && isDecidedByValue(leaf))
      ? (leaves as ComparisonLeaf[])
      : [];
  });

  const witnessesOf = onceEach((formula: Formula): readonly EvaluatedRecord[] => {
    const properties = byProperty(comparisonsOf(formula).map(({ comparison }) => comparison));
    let records: ReadonlyMap<Property, Value | undefined>[] = [new Map()];
    for (const { property, comparisons } of properties.values()) {
      const values = regionsOf(property, comparisons, moment).map(({ value }) => value);
      if (records.length * values.length > mostRecords) return [];
      records = records.flatMap((record) => values.map((value) => new Map([...record, [property, value]])));
    }
    return records.map(recordWith).filter((record) => holds(formula, record));
  });

  function holds(formula: Formula, record: EvaluatedRecord): boolean {
    return evaluateFormula(formula, (leaf) => testOf(leafOf(leaf) as ComparisonLeaf)(record));
  }

  return (from, then) =>
    comparisonsOf(from).length > 0 &&
    comparisonsOf(then).length > 0 &&
    witnessesOf(from).some((record) => !holds(then, record));
}

/** A record of these values; all others are unknown. */
function recordWith(values: ReadonlyMap<Property, Value | undefined>): EvaluatedRecord {
  return {
    id: '',
    cell: (property) => values.get(property),
    history: () => [],
    inList: () => false,
    related: () => [],
  };
}
