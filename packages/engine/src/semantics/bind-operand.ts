import type { Property } from '../catalog/property.ts';
import type { OperandNode, RangeOperand, ValueNode } from '../language/syntax-tree.ts';
import type { CalendarUnit } from '../values/calendar.ts';
import { isDateType } from '../values/value.ts';
import type { Zone } from '../values/zone.ts';
import type { BindingScope } from './binding-scope.ts';
import type { BoundOperand, DateExpression } from './bound-criteria.ts';
import { bindBoolean } from './values/boolean.ts';
import { calendarUnitOf } from './values/calendar-unit.ts';
import { bindDate } from './values/date.ts';
import { bindCount, bindNumber } from './values/number.ts';
import { bindOption, optionsOfSet } from './values/option.ts';
import { report, setNamed } from './values/parameter.ts';
import { bindText } from './values/text.ts';
import { writtenValue } from './values/written-value.ts';

/** Gives an operand the type of the property that it is compared with. */
export function bindOperand(operand: OperandNode, property: Property, scope: BindingScope): BoundOperand | undefined {
  switch (operand.kind) {
    case 'none':
      return { kind: 'none' };
    case 'unit':
      return { kind: 'unit', unit: calendarUnitOf(operand.unit.text) };
    case 'span': {
      const count = bindCount(operand.count, scope);
      return count === undefined ? undefined : { kind: 'span', count, unit: calendarUnitOf(operand.unit.text) };
    }
    case 'list':
      return bindList(operand.values, property, scope, operand.span);
    case 'range':
      return bindRange(operand, property, scope);
    default:
      return bindValue(operand, property, scope);
  }
}

function bindValue(value: ValueNode, property: Property, scope: BindingScope): BoundOperand | undefined {
  switch (property.type) {
    case 'boolean':
      return present(bindBoolean(value, property, scope), (value) => ({ kind: 'boolean', value }));
    case 'number':
      return present(bindNumber(value, property, scope), (value) => ({ kind: 'number', value }));
    case 'date':
    case 'datetime':
      return present(bindDate(value, property, scope), (date) => ({ kind: 'date', date }));
    case 'string':
      return present(bindText(value, property, scope), (text) => ({ kind: 'texts', values: [text] }));
    case 'enumeration':
    case 'multi_enumeration':
      return present(bindOption(value, property, scope), (option) => ({ kind: 'texts', values: [option] }));
  }
}

function present<T>(value: T | undefined, make: (value: T) => BoundOperand): BoundOperand | undefined {
  return value === undefined ? undefined : make(value);
}

function bindList(
  values: readonly ValueNode[],
  property: Property,
  scope: BindingScope,
  span: OperandNode['span'],
): BoundOperand | undefined {
  if (values.length === 0) return report(scope, 'empty-list', span, {});
  const isText = property.type === 'string';
  const texts = new Set<string>();
  let set: string | undefined;
  let complete = true;
  for (const value of values) {
    const named = value.kind === 'parameter' && scope.sets.has(value.name) ? value : undefined;
    if (named !== undefined) {
      const found = setNamed(named, scope);
      const members = found && (isText ? found.values : optionsOfSet(found.values, value.span, property, scope));
      for (const member of members ?? []) texts.add(member);
      complete &&= members !== undefined;
      set = named.name;
      continue;
    }
    const bound = isText ? bindText(value, property, scope) : bindOption(value, property, scope);
    if (bound === undefined) complete = false;
    else texts.add(bound);
  }
  if (!complete) return undefined;
  return { kind: 'texts', values: [...texts], ...(set === undefined ? {} : { set }) };
}

function bindRange(
  { from, to, span }: RangeOperand,
  property: Property,
  scope: BindingScope,
): BoundOperand | undefined {
  if (isDateType(property.type)) {
    const [first, last] = [bindDate(from, property, scope), bindDate(to, property, scope)];
    if (first === undefined || last === undefined) return undefined;
    if (isReversed(first, last, scope.zone)) return report(scope, 'reversed-range', span, ends(from, to));
    return { kind: 'date range', from: first, to: last };
  }
  const [low, high] = [bindNumber(from, property, scope), bindNumber(to, property, scope)];
  if (low === undefined || high === undefined) return undefined;
  if (low > high) return report(scope, 'reversed-range', span, ends(from, to));
  return { kind: 'number range', from: low, to: high };
}

/** Only what is so on any day; a fixed date and a relative one may meet as time goes by. */
function isReversed(from: DateExpression, to: DateExpression, zone: Zone): boolean {
  if (from.kind === 'relative' && to.kind === 'relative')
    return from.unit === to.unit ? from.amount > to.amount : fewestDays(from) > mostDays(to);
  if (from.kind === 'day' && to.kind === 'day') return from.day > to.day;
  const [start, end] = [fixedStart(from, zone), fixedEnd(to, zone)];
  return start !== undefined && end !== undefined && start >= end;
}

function fixedStart(date: DateExpression, zone: Zone): number | undefined {
  if (date.kind === 'instant') return date.instant;
  return date.kind === 'day' ? zone.startOfDay(date.day) : undefined;
}

function fixedEnd(date: DateExpression, zone: Zone): number | undefined {
  if (date.kind === 'instant') return date.instant + 1;
  return date.kind === 'day' ? zone.startOfDay(date.day + 1) : undefined;
}

const daysOf: Readonly<Record<CalendarUnit, { fewest: number; most: number }>> = {
  day: { fewest: 1, most: 1 },
  week: { fewest: 7, most: 7 },
  month: { fewest: 28, most: 31 },
  quarter: { fewest: 89, most: 92 },
  year: { fewest: 365, most: 366 },
};

type RelativeDate = Extract<DateExpression, { kind: 'relative' }>;

function fewestDays({ amount, unit }: RelativeDate): number {
  return amount * (amount < 0 ? daysOf[unit].most : daysOf[unit].fewest);
}

function mostDays({ amount, unit }: RelativeDate): number {
  return amount * (amount < 0 ? daysOf[unit].fewest : daysOf[unit].most);
}

function ends(from: ValueNode, to: ValueNode): { from: string; to: string } {
  return { from: writtenValue(from), to: writtenValue(to) };
}
