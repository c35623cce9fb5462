import { operatorOf, readsHistory } from '../catalog/operators.ts';
import { preferredName } from '../catalog/property.ts';
import { literalOf } from '../language/text-literal.ts';
import { dayText } from '../values/calendar.ts';
import type { Moment } from '../values/moment.ts';
import { isDateType } from '../values/value.ts';
import type { BoundComparison, BoundCriteria, BoundOperand, DateExpression } from './bound-criteria.ts';
import { type DateWindow, dateWindow, propertiesComparedWith, updateWindow } from './date-window.ts';
import { asWritten } from './values/option.ts';

/** Bound criteria as a rule would write them; parameters show as the values that they stand for. */
export function criteriaText(criteria: BoundCriteria): string {
  switch (criteria.kind) {
    case 'everyone':
      return 'everyone';
    case 'and':
    case 'or':
      return criteria.operands.map(enclosedText).join(` ${criteria.kind} `);
    case 'not':
      return `not ${enclosedText(criteria.operand)}`;
    case 'in list':
      return `${criteria.negated ? 'not in list' : 'in list'} ${literalOf(criteria.list)}`;
    case 'meets':
      return `${criteria.negated ? 'does not meet' : 'meets'} ${criteria.rule}`;
    case 'relation': {
      const { quantifier, count, relation, where } = criteria;
      const words = quantifier === 'any' || quantifier === 'no' ? quantifier : `${quantifier} ${count}`;
      return `has ${words} ${relation.name}${where === undefined ? '' : ` where (${criteriaText(where)})`}`;
    }
    case 'comparison':
      return comparisonText(criteria);
  }
}

function enclosedText(criteria: BoundCriteria): string {
  return criteria.kind === 'and' || criteria.kind === 'or' ? `(${criteriaText(criteria)})` : criteriaText(criteria);
}

export function comparisonText({ property, operator, operand }: BoundComparison): string {
  const { phrases } = operatorOf(operator);
  const isList = operand.kind === 'texts' && operand.values.length > 1;
  const phrase = (isList ? phrases.find((each) => each.operand === 'list') : undefined) ?? phrases[0];
  const text = operandText(operand, phrase.operand === 'list', property.type === 'string');
  const ending = phrase.operand === 'span ago' ? ' ago' : phrase.operand === 'span from now' ? ' from now' : '';
  return `${preferredName(property)} ${phrase.words}${text === '' ? '' : ` ${text}`}${ending}`;
}

const shownValues = 8;

function operandText(operand: BoundOperand, isList: boolean, isText: boolean): string {
  switch (operand.kind) {
    case 'none':
      return '';
    case 'boolean':
    case 'number':
      return String(operand.value);
    case 'number range':
      return `${operand.from} and ${operand.to}`;
    case 'texts': {
      if (operand.set !== undefined) return `$${operand.set}`;
      const shown = operand.values.slice(0, shownValues).map((value) => (isText ? literalOf(value) : asWritten(value)));
      const more = operand.values.length > shownValues ? `, … ${operand.values.length - shownValues} more` : '';
      return isList ? `(${shown.join(', ')}${more})` : shown.join('');
    }
    case 'date':
      return dateText(operand.date);
    case 'date range':
      return `${dateText(operand.from)} and ${dateText(operand.to)}`;
    case 'span':
      return `${operand.count} ${operand.unit}${operand.count === 1 ? '' : 's'}`;
    case 'unit':
      return operand.unit;
  }
}

function dateText(date: DateExpression): string {
  switch (date.kind) {
    case 'day':
      return dayText(date.day);
    case 'instant':
      return new Date(date.instant).toISOString().replace('.000Z', 'Z');
    case 'property':
      return preferredName(date.property);
    case 'relative': {
      const { amount, unit } = date;
      if (unit === 'day' && Math.abs(amount) <= 1) return ['yesterday', 'today', 'tomorrow'][amount + 1] as string;
      const count = Math.abs(amount);
      return `${count} ${unit}${count === 1 ? '' : 's'} ${amount < 0 ? 'ago' : 'from now'}`;
    }
  }
}

/**
 * What a date predicate means at a moment: `before 2026-08-25 00:00 Europe/Stockholm`. `undefined` where it does not
 * depend on dates, or on another property of the record.
 */
export function resolvedDates(comparison: BoundComparison, moment: Moment): string | undefined {
  const { property, operator, operand } = comparison;
  if (operator === 'was_updated_in_last' || operator === 'was_not_updated_in_last')
    return windowText(updateWindow(operand, moment), false, moment);
  if (!isDateType(property.type) || operand.kind === 'none') return undefined;
  if (readsHistory(operator) || propertiesComparedWith(comparison).length > 0) return undefined;
  const window = dateWindow(comparison, moment);
  return window && windowText(window, property.type === 'date', moment);
}

function windowText({ from, to }: DateWindow, isDay: boolean, { zone, now }: Moment): string {
  const text = (value: number): string =>
    isDay ? dayText(value) : zone.localText(value).replace(/(?::00)?\.000$/, '');
  const place = isDay ? '' : ` ${zone.id}`;
  // The end of a window of days is the first day behind it.
  const last = (value: number): string => (isDay ? dayText(value - 1) : text(value));
  if (from !== undefined && to !== undefined) {
    if (isDay && to === from + 1) return `on ${text(from)}`;
    if (isDay) return `from ${text(from)} to ${last(to)}`;
    const end = to === now + 1 ? `to ${text(now)}` : `until before ${text(to)}`;
    return `from ${text(from)} ${end}${place}`;
  }
  if (from !== undefined) return `${text(from)}${place} or later`;
  return to === undefined ? 'never' : `before ${text(to)}${place}`;
}
