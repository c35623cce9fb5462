import type { Property } from '../catalog/property.ts';
import { addUnits, type Day, firstDayOf } from '../values/calendar.ts';
import type { Moment } from '../values/moment.ts';
import type { BoundComparison, DateExpression } from './bound-criteria.ts';

/**
 * The values for which a date predicate holds: `from <= value < to`, either end open where absent.
 * On a `date` property the numbers are days, on a `datetime` property milliseconds.
 */
export interface DateWindow {
  readonly from?: number;
  readonly to?: number;
}

/** The first value of a date and the first one behind it, in the measure of the property compared. */
export interface DateBounds {
  readonly start: number;
  readonly end: number;
}

/** The bounds of an expression that is a property of the record; `undefined` where that is unknown. */
export type OtherBounds = (property: Property) => DateBounds | undefined;

/**
 * The window of a comparison whose operator takes dates; `undefined` where the other property of the record is
 * unknown, and then the predicate is false.
 */
export function dateWindow(
  { property, operator, operand }: Pick<BoundComparison, 'property' | 'operator' | 'operand'>,
  moment: Moment,
  otherBounds?: OtherBounds,
): DateWindow | undefined {
  const isDay = property.type === 'date';
  const { today, zone } = moment;
  const startOf = (day: Day): number => (isDay ? day : zone.startOfDay(day));
  const now = isDay ? today : moment.now;

  switch (operand.kind) {
    case 'date': {
      const bounds = boundsOf(operand.date, isDay, moment, otherBounds);
      if (bounds === undefined) return undefined;
      if (operator === 'is_before') return { to: bounds.start };
      if (operator === 'is_after') return { from: bounds.end };
      return { from: bounds.start, to: bounds.end };
    }
    case 'date range': {
      const first = boundsOf(operand.from, isDay, moment, otherBounds);
      const last = boundsOf(operand.to, isDay, moment, otherBounds);
      return first && last && { from: first.start, to: last.end };
    }
    case 'span': {
      const isPast = operator === 'is_more_than_ago' || operator === 'is_less_than_ago';
      const day = addUnits(today, isPast ? -operand.count : operand.count, operand.unit);
      if (operator === 'is_more_than_ago') return { to: startOf(day) };
      if (operator === 'is_less_than_ago') return { from: startOf(day), to: now + 1 };
      if (operator === 'is_more_than_from_now') return { from: startOf(day + 1) };
      return { from: now, to: startOf(day + 1) };
    }
    default: {
      const unit = operand.kind === 'unit' ? operand.unit : 'day';
      const shift = operator === 'is_in_last' ? -1 : operator === 'is_in_next' ? 1 : 0;
      const first = firstDayOf(today, unit, moment.weekStart);
      return { from: startOf(addUnits(first, shift, unit)), to: startOf(addUnits(first, shift + 1, unit)) };
    }
  }
}

function boundsOf(
  date: DateExpression,
  isDay: boolean,
  moment: Moment,
  otherBounds: OtherBounds | undefined,
): DateBounds | undefined {
  switch (date.kind) {
    case 'property':
      return otherBounds?.(date.property);
    case 'instant':
      return { start: date.instant, end: date.instant + 1 };
    case 'day':
      return boundsOfDay(date.day, isDay, moment);
    case 'relative':
      return boundsOfDay(addUnits(moment.today, date.amount, date.unit), isDay, moment);
  }
}

function boundsOfDay(day: Day, isDay: boolean, { zone }: Moment): DateBounds {
  return isDay ? { start: day, end: day + 1 } : { start: zone.startOfDay(day), end: zone.startOfDay(day + 1) };
}

/** The bounds of a known value of one date property, in the measure of the property that is compared with it. */
export function boundsOfValue(value: number, other: Property, property: Property, moment: Moment): DateBounds {
  if (other.type === 'date') return boundsOfDay(value, property.type === 'date', moment);
  if (property.type === 'date') return boundsOfDay(moment.zone.dayOf(value), true, moment);
  return { start: value, end: value + 1 };
}

/** The instants of `was updated in the last N days`. */
export function updateWindow(operand: BoundComparison['operand'], moment: Moment): DateWindow {
  const [count, unit] = operand.kind === 'span' ? [operand.count, operand.unit] : [0, 'day' as const];
  return { from: moment.zone.startOfDay(addUnits(moment.today, -count, unit)), to: moment.now + 1 };
}

/** Whether the dates of a comparison are other ones tomorrow. */
export function isCountedFromToday({ operand }: Pick<BoundComparison, 'operand'>): boolean {
  switch (operand.kind) {
    case 'span':
    case 'unit':
      return true;
    case 'date':
      return operand.date.kind === 'relative';
    case 'date range':
      return operand.from.kind === 'relative' || operand.to.kind === 'relative';
    default:
      return false;
  }
}

/** The other date properties of the record that a comparison looks at. */
export function propertiesComparedWith({ operand }: Pick<BoundComparison, 'operand'>): Property[] {
  const dates =
    operand.kind === 'date' ? [operand.date] : operand.kind === 'date range' ? [operand.from, operand.to] : [];
  return dates.flatMap((date) => (date.kind === 'property' ? [date.property] : []));
}
