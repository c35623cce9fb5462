import type { PositiveOperatorId } from '../catalog/operators.ts';
import type { BoundComparison, BoundOperand } from '../semantics/bound-criteria.ts';
import {
  boundsOfValue,
  type DateWindow,
  dateWindow,
  propertiesComparedWith,
  updateWindow,
} from '../semantics/date-window.ts';
import { fold } from '../values/fold.ts';
import type { Moment } from '../values/moment.ts';
import { isSelected, selectedOptions } from '../values/multi-select.ts';
import { type Cell, isDateType, type Value } from '../values/value.ts';
import type { EvaluatedRecord } from './evaluated-record.ts';

/** Whether a comparison holds for a record. */
export type RecordTest = (record: EvaluatedRecord) => boolean;

type ValueTest = (value: Value) => boolean;

/** The meaning of each operator. The negative ones are `not` of these. */
export const operatorTests: Readonly<
  Record<PositiveOperatorId, (comparison: BoundComparison, moment: Moment) => RecordTest>
> = {
  is_known: onKnown(() => () => true),
  equals: onKnown(equals),
  is_any_of: onKnown(isAnyOf),
  is_exactly: onKnown(isExactly),
  contains_all_of: onKnown(containsAllOf),
  contains: onText((text, part) => text.includes(part)),
  starts_with: onText((text, part) => text.startsWith(part)),
  ends_with: onText((text, part) => text.endsWith(part)),
  less_than: onNumber((value, limit) => value < limit),
  at_most: onNumber((value, limit) => value <= limit),
  greater_than: onNumber((value, limit) => value > limit),
  at_least: onNumber((value, limit) => value >= limit),
  is_between: (comparison, moment) =>
    comparison.operand.kind === 'number range' ? onKnown(isBetweenNumbers)(comparison) : onDate(comparison, moment),
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

/** A test of the current value alone, false where that is unknown. */
function onKnown(testOf: (comparison: BoundComparison) => ValueTest): (comparison: BoundComparison) => RecordTest {
  return (comparison) => {
    const test = testOf(comparison);
    const { property } = comparison;
    return (record) => {
      const cell = record.cell(property);
      return cell !== undefined && typeof cell !== 'symbol' && test(cell);
    };
  };
}

function equals(comparison: BoundComparison): ValueTest {
  const { operand } = comparison;
  if (operand.kind === 'texts') return isAnyOf(comparison);
  const wanted = operand.kind === 'boolean' || operand.kind === 'number' ? operand.value : undefined;
  return (value) => value === wanted;
}

function isAnyOf({ property, operand }: BoundComparison): ValueTest {
  const values = textsOf(operand);
  switch (property.type) {
    case 'string': {
      const folded = new Set(values.map(fold));
      return (value) => folded.has(fold(value as string));
    }
    case 'multi_enumeration':
      return (value) => values.some((option) => isSelected(value as string, option));
    default: {
      const options = new Set<Value>(values);
      return (value) => options.has(value);
    }
  }
}

function isExactly({ operand }: BoundComparison): ValueTest {
  const wanted = new Set(textsOf(operand));
  return (value) => {
    const selected = new Set(selectedOptions(value as string));
    return selected.size === wanted.size && [...selected].every((option) => wanted.has(option));
  };
}

function containsAllOf({ operand }: BoundComparison): ValueTest {
  const wanted = textsOf(operand);
  return (value) => wanted.every((option) => isSelected(value as string, option));
}

function onText(holds: (text: string, part: string) => boolean): (comparison: BoundComparison) => RecordTest {
  return onKnown(({ operand }) => {
    const parts = textsOf(operand).map(fold);
    return (value) => {
      const text = fold(value as string);
      return parts.some((part) => holds(text, part));
    };
  });
}

function onNumber(holds: (value: number, limit: number) => boolean): (comparison: BoundComparison) => RecordTest {
  return onKnown(({ operand }) => {
    const limit = operand.kind === 'number' ? operand.value : Number.NaN;
    return (value) => holds(value as number, limit);
  });
}

function isBetweenNumbers({ operand }: BoundComparison): ValueTest {
  const { from, to } = operand as Extract<BoundOperand, { kind: 'number range' }>;
  return (value) => from <= (value as number) && (value as number) <= to;
}

function onDate(comparison: BoundComparison, moment: Moment): RecordTest {
  const { property } = comparison;
  const windowFor = windowsOf(comparison, moment);
  return (record) => {
    const cell = record.cell(property);
    return typeof cell === 'number' && isWithin(cell, windowFor(record));
  };
}

/** The window of a date comparison; it differs from record to record where another property stands in it. */
function windowsOf(comparison: BoundComparison, moment: Moment): (record: EvaluatedRecord) => DateWindow | undefined {
  if (propertiesComparedWith(comparison).length === 0) {
    const window = dateWindow(comparison, moment);
    return () => window;
  }
  return (record) =>
    dateWindow(comparison, moment, (other) => {
      const value = record.cell(other);
      return typeof value === 'number' ? boundsOfValue(value, other, comparison.property, moment) : undefined;
    });
}

function isWithin(value: number, window: DateWindow | undefined): boolean {
  if (window === undefined) return false;
  return (window.from === undefined || window.from <= value) && (window.to === undefined || value < window.to);
}

/** The value stands among the recorded ones, or is the current one. A recorded date is compared as by `is on`. */
function hasEverBeen(comparison: BoundComparison, moment: Moment): RecordTest {
  const { property } = comparison;
  const testFor = isDateType(property.type) ? testsOfDay(comparison, moment) : always(equals(comparison));
  return (record) => {
    const test = testFor(record);
    const isIt = (cell: Cell): boolean => cell !== undefined && typeof cell !== 'symbol' && test(cell);
    return isIt(record.cell(property)) || (record.history(property) ?? []).some(({ value }) => isIt(value));
  };
}

function testsOfDay(comparison: BoundComparison, moment: Moment): (record: EvaluatedRecord) => ValueTest {
  const windowFor = windowsOf({ ...comparison, operator: 'is_on' }, moment);
  return (record) => {
    const window = windowFor(record);
    return (value) => isWithin(value as number, window);
  };
}

function always<T>(value: T): () => T {
  return () => value;
}

function wasUpdatedInLast({ property, operand }: BoundComparison, moment: Moment): RecordTest {
  const window = updateWindow(operand, moment);
  return (record) => (record.history(property) ?? []).some(({ at }) => isWithin(at, window));
}

function textsOf(operand: BoundOperand): readonly string[] {
  return operand.kind === 'texts' ? operand.values : [];
}
