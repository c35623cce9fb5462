import { readsHistory } from '../../catalog/operators.ts';
import type { Property } from '../../catalog/property.ts';
import type { EvaluatedRecord } from '../../evaluate/evaluated-record.ts';
import { operatorTests, type RecordTest } from '../../evaluate/operator-tests.ts';
import type { ComparisonLeaf } from '../../plan/leaf.ts';
import { propertiesComparedWith } from '../../semantics/date-window.ts';
import type { Moment } from '../../values/moment.ts';
import type { Value } from '../../values/value.ts';

/** A comparison that the current value of its property decides alone, with its number and its meaning. */
export interface ValueLeaf {
  readonly number: number;
  readonly comparison: ComparisonLeaf['comparison'];
  /** As the evaluator answers, of which every claim must be true. */
  holds(value: Value | undefined): boolean;
}

export function valueLeaf(number: number, { comparison }: ComparisonLeaf, moment: Moment): ValueLeaf {
  const test: RecordTest = operatorTests[comparison.operator](comparison, moment);
  return { number, comparison, holds: (value) => test(recordWith(comparison.property, value)) };
}

/** Whether the current value of the property is all that a comparison looks at. */
export function isDecidedByValue({ comparison }: ComparisonLeaf): boolean {
  return !readsHistory(comparison.operator) && propertiesComparedWith(comparison).length === 0;
}

function recordWith(property: Property, value: Value | undefined): EvaluatedRecord {
  return {
    id: '',
    cell: (asked) => (asked === property ? value : undefined),
    history: () => [],
    inList: () => false,
    related: () => [],
  };
}

export function textsOf({ comparison: { operand } }: ValueLeaf): readonly string[] {
  return operand.kind === 'texts' ? operand.values : [];
}
