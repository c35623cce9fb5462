import type { operators } from '../../packages/engine/src/catalog/operators.ts';
import type { Property } from '../../packages/engine/src/catalog/property.ts';
import type {
  BoundComparison,
  BoundCriteria,
  BoundOperand,
  BoundRelation,
  DateExpression,
} from '../../packages/engine/src/semantics/bound-criteria.ts';
import { beginningOf, dayOfInstant, type OracleMoment, shifted, startOf, todayAt } from './days.ts';
import type { OracleRecord } from './oracle-record.ts';

/** Whether criteria hold for a record that is decided: DESIGN §3, “Meaning”, line by line. */
export function holds(criteria: BoundCriteria, record: OracleRecord, moment: OracleMoment): boolean {
  switch (criteria.kind) {
    case 'everyone':
      return true;
    case 'and':
      return criteria.operands.every((operand) => holds(operand, record, moment));
    case 'or':
      return criteria.operands.some((operand) => holds(operand, record, moment));
    case 'not':
      return !holds(criteria.operand, record, moment);
    case 'meets':
      return holds(criteria.criteria, record, moment) !== criteria.negated;
    case 'in list':
      return record.inList(criteria.list) !== criteria.negated;
    case 'relation':
      return relationHolds(criteria, record, moment);
    case 'comparison':
      return comparisonHolds(criteria, record, moment);
  }
}

function relationHolds(
  { relation, quantifier, count, where }: BoundRelation,
  record: OracleRecord,
  moment: OracleMoment,
) {
  const found = record
    .related(relation.name)
    .filter((each) => where === undefined || holds(where, each, moment)).length;
  switch (quantifier) {
    case 'any':
      return found > 0;
    case 'no':
      return found === 0;
    case 'at least':
      return found >= count;
    case 'at most':
      return found <= count;
    case 'exactly':
      return found === count;
  }
}

type Value = string | number | boolean;

function comparisonHolds(comparison: BoundComparison, record: OracleRecord, moment: OracleMoment): boolean {
  const { operator, operand, property } = comparison;
  const twin = (positive: keyof typeof operators): boolean =>
    !comparisonHolds({ ...comparison, operator: positive }, record, moment);
  const value = known(record, property);
  const ifKnown = (test: (value: Value) => boolean): boolean => value !== undefined && test(value);
  const ifText = (test: (text: string, part: string) => boolean): boolean =>
    ifKnown((text) => textsOf(operand).some((part) => test(compared(text as string), compared(part))));
  const ifDate = (from: number | undefined, to: number | undefined): boolean =>
    ifKnown((at) => (from === undefined || from <= (at as number)) && (to === undefined || (at as number) < to));

  const isDay = property.type === 'date';
  const today = todayAt(moment);
  const now = isDay ? today : moment.now;
  const start = (day: number): number => (isDay ? day : startOf(day, moment.zone));
  const end = (day: number): number => start(day + 1);
  const daysAway = (direction: 1 | -1): number => {
    if (operand.kind !== 'span') throw new Error('no span');
    return shifted(today, direction * operand.count, operand.unit);
  };
  const within = (shift: number): boolean => {
    const unit = operand.kind === 'unit' ? operand.unit : 'day';
    const first = shifted(beginningOf(today, unit, moment.weekStart), shift, unit);
    return ifDate(start(first), start(shifted(first, 1, unit)));
  };
  const dates = (): { from: Bounds; to: Bounds } | undefined => {
    const [first, last] = datesOf(operand);
    const from = boundsOf(first, property, record, moment);
    const to = boundsOf(last, property, record, moment);
    return from && to && { from, to };
  };

  switch (operator) {
    case 'is_known':
      return value !== undefined;
    case 'is_unknown':
      return twin('is_known');
    case 'equals':
    case 'is_any_of':
      return ifKnown((each) => isOneOf(each, property, operand));
    case 'not_equals':
      return twin('equals');
    case 'is_none_of':
      return twin('is_any_of');
    case 'is_exactly':
      return ifKnown((cell) => {
        const selected = selectedIn(cell);
        return (
          selected.every((option) => textsOf(operand).includes(option)) &&
          textsOf(operand).every((option) => selected.includes(option))
        );
      });
    case 'is_not_exactly':
      return twin('is_exactly');
    case 'contains_all_of':
      return ifKnown((cell) => textsOf(operand).every((option) => selectedIn(cell).includes(option)));
    case 'does_not_contain_all_of':
      return twin('contains_all_of');
    case 'contains':
      return ifText((text, part) => text.includes(part));
    case 'does_not_contain':
      return twin('contains');
    case 'starts_with':
      return ifText((text, part) => text.startsWith(part));
    case 'ends_with':
      return ifText((text, part) => text.endsWith(part));
    case 'less_than':
      return ifKnown((number) => (number as number) < numberIn(operand));
    case 'at_most':
      return ifKnown((number) => (number as number) <= numberIn(operand));
    case 'greater_than':
      return ifKnown((number) => (number as number) > numberIn(operand));
    case 'at_least':
      return ifKnown((number) => (number as number) >= numberIn(operand));
    case 'is_between': {
      if (operand.kind === 'number range')
        return ifKnown((number) => operand.from <= (number as number) && (number as number) <= operand.to);
      const found = dates();
      return found !== undefined && ifDate(found.from.start, found.to.end);
    }
    case 'is_not_between':
      return twin('is_between');
    case 'is_before': {
      const found = dates();
      return found !== undefined && ifDate(undefined, found.from.start);
    }
    case 'is_after': {
      const found = dates();
      return found !== undefined && ifDate(found.from.end, undefined);
    }
    case 'is_on': {
      const found = dates();
      return found !== undefined && ifDate(found.from.start, found.from.end);
    }
    case 'is_more_than_ago':
      return ifDate(undefined, start(daysAway(-1)));
    case 'is_less_than_ago':
      return ifDate(start(daysAway(-1)), now + 1);
    case 'is_more_than_from_now':
      return ifDate(end(daysAway(1)), undefined);
    case 'is_less_than_from_now':
      return ifDate(now, end(daysAway(1)));
    case 'is_in_this':
      return within(0);
    case 'is_in_last':
      return within(-1);
    case 'is_in_next':
      return within(1);
    case 'has_ever_been':
    case 'has_ever_been_any_of':
      return everSaid(record, property).some((each) => {
        if (property.type !== 'date' && property.type !== 'datetime') return isOneOf(each, property, operand);
        const found = dates();
        return found !== undefined && found.from.start <= (each as number) && (each as number) < found.from.end;
      });
    case 'has_never_been':
      return twin('has_ever_been');
    case 'has_never_been_any_of':
      return twin('has_ever_been_any_of');
    case 'was_updated_in_last':
      return (record.history(property) ?? []).some(
        ({ at }) => startOf(daysAway(-1), moment.zone) <= at && at <= moment.now,
      );
    case 'was_not_updated_in_last':
      return twin('was_updated_in_last');
  }
}

function known(record: OracleRecord, property: Property): Value | undefined {
  const said = record.said(property);
  return said.kind === 'value' ? said.value : undefined;
}

/** The recorded values and the current one, as far as they are known. */
function everSaid(record: OracleRecord, property: Property): Value[] {
  const recorded = (record.history(property) ?? []).map(({ said }) => said);
  return [record.said(property), ...recorded].flatMap((said) => (said.kind === 'value' ? [said.value] : []));
}

function isOneOf(value: Value, property: Property, operand: BoundOperand): boolean {
  if (operand.kind === 'boolean' || operand.kind === 'number') return value === operand.value;
  if (property.type === 'string') return textsOf(operand).some((text) => compared(text) === compared(value as string));
  if (property.type === 'multi_enumeration')
    return textsOf(operand).some((option) => selectedIn(value).includes(option));
  return textsOf(operand).includes(value as string);
}

/** Strings compare after NFC and lower-casing. */
function compared(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function selectedIn(cell: Value): string[] {
  return (cell as string).split(';').filter((option) => option !== '');
}

function textsOf(operand: BoundOperand): readonly string[] {
  if (operand.kind !== 'texts') throw new Error(`${operand.kind} where texts are due`);
  return operand.values;
}

function numberIn(operand: BoundOperand): number {
  if (operand.kind !== 'number') throw new Error(`${operand.kind} where a number is due`);
  return operand.value;
}

function datesOf(operand: BoundOperand): [DateExpression, DateExpression] {
  if (operand.kind === 'date range') return [operand.from, operand.to];
  if (operand.kind === 'date') return [operand.date, operand.date];
  throw new Error(`${operand.kind} where a date is due`);
}

interface Bounds {
  readonly start: number;
  readonly end: number;
}

/** start(D) and end(D), in days for a `date` property and in milliseconds for a `datetime`. */
function boundsOf(
  date: DateExpression,
  property: Property,
  record: OracleRecord,
  moment: OracleMoment,
): Bounds | undefined {
  const ofDay = (day: number): Bounds =>
    property.type === 'date'
      ? { start: day, end: day + 1 }
      : { start: startOf(day, moment.zone), end: startOf(day + 1, moment.zone) };
  const ofInstant = (instant: number): Bounds =>
    property.type === 'date' ? ofDay(dayOfInstant(instant, moment.zone)) : { start: instant, end: instant + 1 };
  switch (date.kind) {
    case 'day':
      return ofDay(date.day);
    case 'instant':
      return ofInstant(date.instant);
    case 'relative':
      return ofDay(shifted(todayAt(moment), date.amount, date.unit));
    case 'property': {
      const value = known(record, date.property);
      if (value === undefined) return undefined;
      return date.property.type === 'date' ? ofDay(value as number) : ofInstant(value as number);
    }
  }
}
