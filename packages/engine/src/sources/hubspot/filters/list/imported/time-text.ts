import type { OperatorId } from '../../../../../catalog/operators.ts';
import {
  type CalendarUnit,
  calendarUnits,
  type Day,
  dayOf,
  dayText,
  millisecondsPerDay,
} from '../../../../../values/calendar.ts';
import { isDateType } from '../../../../../values/value.ts';
import { type Fields, fieldsOf } from '../read-fields.ts';
import { noEquivalent, type Predicate, predicate, type Subject } from './predicate.ts';
import { propertyNamed } from './property-name.ts';

/** A point of a list's filter, as far as criteria know such points. */
type Point =
  | { readonly kind: 'now' }
  /** The start of a day that moves: so many units from today, and so many days more. */
  | { readonly kind: 'today'; readonly amount: number; readonly unit: CalendarUnit; readonly more: number }
  /** The start of a calendar unit, so many units from the current one. */
  | { readonly kind: 'unit'; readonly amount: number; readonly unit: CalendarUnit }
  | { readonly kind: 'day'; readonly day: Day; readonly edge: 'start' | 'end' }
  | { readonly kind: 'instant'; readonly instant: number }
  | { readonly kind: 'property'; readonly name: string };

const strangePoint = { reason: 'its dates or their time zone have no equivalent' } as const;

/** `TIME_POINT`: values before or after a point. */
export function pointText(operation: Fields, subject: Subject): Predicate {
  if (!isDateType(subject.property.type) || (operation['propertyParser'] ?? 'VALUE') !== 'VALUE') return noEquivalent;
  const { operator } = operation;
  if (operator !== 'IS_BEFORE' && operator !== 'IS_AFTER') return noEquivalent;
  const isBefore = operator === 'IS_BEFORE';
  const isExclusive = (operation['endpointBehavior'] ?? 'EXCLUSIVE') === 'EXCLUSIVE';
  const point = pointOf(operation['timePoint'], subject);
  const id = isBefore ? 'is_before' : 'is_after';
  if (point?.kind === 'today' && isExclusive === isBefore) return movingPointText(point, isBefore, subject);
  if (point === undefined || !isExclusive) return strangePoint;
  if (point.kind === 'property') return predicate(id, point.name, subject);
  if (point.kind === 'day' && point.edge === (isBefore ? 'start' : 'end'))
    return predicate(id, dayText(point.day), subject);
  const instant = instantOf(point, subject);
  return instant === undefined ? strangePoint : predicate(id, instantText(instant), subject);
}

/** Before, or not before, the start of a day that moves. */
function movingPointText(point: Extract<Point, { kind: 'today' }>, isBefore: boolean, subject: Subject): Predicate {
  const { amount, unit, more } = point;
  if (isBefore && more === 0)
    return amount <= 0
      ? predicate('is_more_than_ago', count(-amount, unit), subject)
      : predicate('is_before', dayPhrase(amount, unit), subject);
  if (!isBefore && more === 1)
    return amount >= 0
      ? predicate('is_more_than_from_now', count(amount, unit), subject)
      : predicate('is_after', dayPhrase(amount, unit), subject);
  if (!isBefore && more === 0 && unit === 'day') return predicate('is_after', dayPhrase(amount - 1, unit), subject);
  const opposite = isBefore
    ? predicate('is_after', dayPhrase(amount, unit), subject)
    : predicate('is_before', dayPhrase(amount, unit), subject);
  if ('reason' in opposite || more !== (isBefore ? 1 : 0)) return strangePoint;
  return { text: `not ${opposite.text}`, onUnknown: true };
}

/** `TIME_RANGED`: values between two points, or when the property was written. */
export function rangeText(operation: Fields, subject: Subject): Predicate {
  const { operator } = operation;
  if (operator !== 'IS_BETWEEN' && operator !== 'IS_NOT_BETWEEN') return noEquivalent;
  const isNegative = operator === 'IS_NOT_BETWEEN';
  const isLowerIn = (operation['lowerBoundEndpointBehavior'] ?? 'INCLUSIVE') === 'INCLUSIVE';
  const isUpperIn = (operation['upperBoundEndpointBehavior'] ?? 'INCLUSIVE') === 'INCLUSIVE';
  const lower = pointOf(operation['lowerBoundTimePoint'], subject);
  const upper = pointOf(operation['upperBoundTimePoint'], subject);
  if (!isLowerIn || lower === undefined || upper === undefined) return strangePoint;
  if (operation['propertyParser'] === 'UPDATED_AT') {
    if (lower.kind !== 'today' || lower.more !== 0 || lower.amount > 0 || upper.kind !== 'now' || !isUpperIn)
      return strangePoint;
    const id = isNegative ? 'was_not_updated_in_last' : 'was_updated_in_last';
    return predicate(id, count(-lower.amount, lower.unit), subject);
  }
  if (!isDateType(subject.property.type) || (operation['propertyParser'] ?? 'VALUE') !== 'VALUE') return noEquivalent;
  const found = windowText(lower, upper, isUpperIn, subject);
  if ('reason' in found || !isNegative) return found;
  if (lower.kind === 'property' || upper.kind === 'property') return strangePoint;
  return { text: `not ${found.text}`, onUnknown: true };
}

function windowText(lower: Point, upper: Point, isUpperIn: boolean, subject: Subject): Predicate {
  const isDay = subject.property.type === 'date';
  if (upper.kind === 'now' && lower.kind === 'today' && lower.more === 0 && lower.amount <= 0 && isUpperIn && !isDay)
    return predicate('is_less_than_ago', count(-lower.amount, lower.unit), subject);
  if (lower.kind === 'now' && upper.kind === 'today' && upper.more === 1 && upper.amount >= 0 && !isUpperIn && !isDay)
    return predicate('is_less_than_from_now', count(upper.amount, upper.unit), subject);
  if (
    lower.kind === 'unit' &&
    upper.kind === 'unit' &&
    lower.unit === upper.unit &&
    upper.amount === lower.amount + 1 &&
    !isUpperIn
  ) {
    const id = ({ '-1': 'is_in_last', '0': 'is_in_this', '1': 'is_in_next' } as Readonly<Record<string, OperatorId>>)[
      lower.amount
    ];
    return id === undefined ? strangePoint : predicate(id, lower.unit, subject);
  }
  const [from, to] = [firstText(lower, subject), lastText(upper, isUpperIn, subject)];
  if (from === undefined || to === undefined) return strangePoint;
  return from === to ? predicate('is_on', from, subject) : predicate('is_between', `${from} and ${to}`, subject);
}

/** The date with whose start a window begins. */
function firstText(point: Point, subject: Subject): string | undefined {
  if (point.kind === 'today') {
    if (point.unit === 'day') return dayPhrase(point.amount + point.more, 'day');
    return point.more === 0 ? dayPhrase(point.amount, point.unit) : undefined;
  }
  if (point.kind === 'property') return point.name;
  if (point.kind === 'day' && point.edge === 'start') return dayText(point.day);
  const instant = instantOf(point, subject);
  return instant === undefined ? undefined : instantText(instant);
}

/** The date with whose end a window ends. */
function lastText(point: Point, isIncluded: boolean, subject: Subject): string | undefined {
  if (point.kind === 'today') {
    const { amount, unit, more } = point;
    if (isIncluded) return undefined;
    if (unit === 'day') return dayPhrase(amount + more - 1, 'day');
    return more === 1 ? dayPhrase(amount, unit) : undefined;
  }
  if (!isIncluded) return undefined;
  if (point.kind === 'property') return point.name;
  if (point.kind === 'day' && point.edge === 'end') return dayText(point.day);
  const instant = instantOf(point, subject);
  return instant === undefined ? undefined : instantText(instant);
}

/** A day's edge as an instant; rules on `date` properties know none. */
function instantOf(point: Point, { property, zone }: Subject): number | undefined {
  if (property.type === 'date') return undefined;
  if (point.kind === 'instant') return point.instant;
  if (point.kind !== 'day') return undefined;
  return point.edge === 'start' ? zone.startOfDay(point.day) : zone.startOfDay(point.day + 1) - 1;
}

function instantText(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

function count(amount: number, unit: CalendarUnit): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

function dayPhrase(amount: number, unit: CalendarUnit): string {
  if (unit === 'day' && Math.abs(amount) <= 1) return amount === 0 ? 'today' : amount < 0 ? 'yesterday' : 'tomorrow';
  return `${count(Math.abs(amount), unit)} ${amount < 0 ? 'ago' : 'from now'}`;
}

// Reading points.

function pointOf(value: unknown, subject: Subject): Point | undefined {
  const fields = fieldsOf(value);
  if (fields === undefined || fields['timezoneSource'] === 'USER') return undefined;
  switch (fields['timeType']) {
    case 'DATE':
      return fixedPoint(fields, subject);
    case 'INDEXED':
      return indexedPoint(fields, subject);
    case 'PROPERTY_REFERENCED': {
      const other = propertyNamed(fields['property'], subject.catalog);
      const isSame = other?.property.type === subject.property.type && fields['referenceType'] === 'VALUE';
      return other !== undefined && isSame ? { kind: 'property', name: other.name } : undefined;
    }
    default:
      return undefined;
  }
}

function fixedPoint(fields: Fields, { property, zone }: Subject): Point | undefined {
  const part = (key: string): number => Number(fields[key] ?? 0);
  const day = dayOf(part('year'), part('month'), part('day'));
  const clock = ((part('hour') * 60 + part('minute')) * 60 + part('second')) * 1000 + part('millisecond');
  if (day === undefined || !Number.isInteger(clock) || clock < 0 || clock >= millisecondsPerDay) return undefined;
  const ownZone = property.type === 'date' ? 'UTC' : zone.id;
  if (fields['zoneId'] === ownZone && clock === 0) return { kind: 'day', day, edge: 'start' };
  if (fields['zoneId'] === ownZone && clock === millisecondsPerDay - 1) return { kind: 'day', day, edge: 'end' };
  if (fields['zoneId'] === 'UTC') return { kind: 'instant', instant: day * millisecondsPerDay + clock };
  return fields['zoneId'] === zone.id ? { kind: 'instant', instant: zone.instantOf(day, clock) } : undefined;
}

function indexedPoint(fields: Fields, { zone }: Subject): Point | undefined {
  const reference = fieldsOf(fields['indexReference'])?.['referenceType'];
  const offset = Object.entries(fieldsOf(fields['offset']) ?? {}).filter(
    ([, amount]) => amount !== 0 && amount != null,
  );
  if (reference === 'NOW') return offset.length === 0 ? { kind: 'now' } : undefined;
  if (fields['zoneId'] !== zone.id || offset.some(([, amount]) => !Number.isInteger(amount))) return undefined;
  const amounts = new Map(offset.map(([key, amount]) => [key.replace(/s$/, ''), Number(amount)]));
  const days = amounts.get('day') ?? 0;
  const larger = calendarUnits.filter((unit) => unit !== 'day' && amounts.has(unit));
  const [unit, second] = larger;
  if (second !== undefined || amounts.size !== larger.length + (amounts.has('day') ? 1 : 0)) return undefined;
  if (reference === 'TODAY') {
    if (unit !== undefined) return { kind: 'today', amount: amounts.get(unit) ?? 0, unit, more: days };
    // The end of a day to come, or the start of one that is past or today.
    return days > 0
      ? { kind: 'today', amount: days - 1, unit: 'day', more: 1 }
      : { kind: 'today', amount: days, unit: 'day', more: 0 };
  }
  const own = calendarUnits.find((each) => each.toUpperCase() === reference);
  if (own === undefined || days !== 0 || (unit !== undefined && unit !== own)) return undefined;
  return { kind: 'unit', unit: own, amount: amounts.get(own) ?? 0 };
}
