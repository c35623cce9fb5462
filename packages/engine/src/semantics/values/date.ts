import { type Property, preferredName } from '../../catalog/property.ts';
import type { ValueNode } from '../../language/syntax-tree.ts';
import { dayText } from '../../values/calendar.ts';
import { instantOfMoment, readMoment } from '../../values/readable.ts';
import { isDateType } from '../../values/value.ts';
import type { BindingScope } from '../binding-scope.ts';
import type { DateExpression } from '../bound-criteria.ts';
import { findProperty } from '../find-property.ts';
import { typeName } from '../type-names.ts';
import { calendarUnitOf } from './calendar-unit.ts';
import { bindCount } from './number.ts';
import { parameterValue, report, unfitParameter } from './parameter.ts';
import { writtenValue } from './written-value.ts';

const dayWords: ReadonlyMap<unknown, number> = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
]);

/** A date to compare a date or datetime property with. */
export function bindDate(value: ValueNode, property: Property, scope: BindingScope): DateExpression | undefined {
  switch (value.kind) {
    case 'missing value':
      return undefined;
    case 'date value':
    case 'datetime value':
      return writtenDate(value.text, value, property, scope);
    case 'day word':
      return dayNamed(value.word);
    case 'relative date': {
      const count = bindCount(value.count, scope);
      if (count === undefined) return undefined;
      return {
        kind: 'relative',
        amount: value.direction === 'ago' ? -count : count,
        unit: calendarUnitOf(value.unit.text),
      };
    }
    case 'name value':
      return otherProperty(value.text, value, scope);
    case 'parameter': {
      const given = parameterValue(value, scope);
      if (given === undefined) return undefined;
      const day = dayNamed(given);
      if (day !== undefined) return day;
      if (typeof given === 'string' && readMoment(given) !== undefined)
        return writtenDate(given, value, property, scope);
      return unfitParameter(value, given, 'a date such as 2026-01-15', scope);
    }
    case 'text value':
      if (readMoment(value.text) !== undefined) return quotedDate(value.text, value, property, scope);
      return wrongValue(value, property, scope);
    default:
      return wrongValue(value, property, scope);
  }
}

function dayNamed(word: unknown): DateExpression | undefined {
  const amount = dayWords.get(word);
  return amount === undefined ? undefined : { kind: 'relative', amount, unit: 'day' };
}

function writtenDate(
  text: string,
  value: ValueNode,
  property: Property,
  scope: BindingScope,
): DateExpression | undefined {
  const moment = readMoment(text.replace(/t/i, 'T').replace(/z$/i, 'Z'));
  if (moment === undefined) return report(scope, 'impossible-date', value.span, { found: text });
  if (moment.time === undefined) return { kind: 'day', day: moment.day };
  if (property.type === 'datetime') return { kind: 'instant', instant: instantOfMoment(moment, scope.zone) };
  const day = dayText(moment.day);
  const fix =
    value.kind === 'parameter'
      ? {}
      : { fix: { title: `Write ${day}`, edits: [{ span: value.span, text: day }], safe: false } };
  return report(scope, 'time-on-date', value.span, { property: preferredName(property), day }, fix);
}

function otherProperty(name: string, value: ValueNode, scope: BindingScope): DateExpression | undefined {
  const other = findProperty({ kind: 'name', text: name, span: value.span }, scope);
  if (other === undefined) return undefined;
  if (isDateType(other.type)) return { kind: 'property', property: other };
  return report(scope, 'not-a-date-property', value.span, { found: name, type: typeName(other.type) });
}

function quotedDate(text: string, value: ValueNode, property: Property, scope: BindingScope): undefined {
  const fix = { title: `Write ${text}`, edits: [{ span: value.span, text }], safe: true };
  return report(
    scope,
    'quoted-number',
    value.span,
    { found: text, property: preferredName(property), expected: 'a date' },
    { fix },
  );
}

function wrongValue(value: ValueNode, property: Property, scope: BindingScope): undefined {
  return report(scope, 'wrong-value', value.span, {
    found: writtenValue(value),
    expected: 'a date such as 2026-01-15, `today` or `90 days ago`',
    property: preferredName(property),
  });
}
