import type { Property } from '../../../../catalog/property.ts';
import type { BoundComparison, DateExpression } from '../../../../semantics/bound-criteria.ts';
import { type CalendarUnit, type Day, millisecondsPerDay } from '../../../../values/calendar.ts';
import type { Zone } from '../../../../values/zone.ts';
import type { PropertyOperation, TimePoint } from '../filter-branch.ts';
import {
  type DaySetting,
  fixedInstant,
  fixedPoint,
  indexed,
  offsetOf,
  type PointSetting,
  references,
  shiftedToday,
} from './time-points.ts';

/** A list's operation, or why there is none. */
export type TimeOperation = PropertyOperation | { readonly refused: string };

/** A bound of a window: values at the point belong to the window or not. */
interface Bound {
  readonly point: TimePoint;
  readonly endpoint: 'EXCLUSIVE' | 'INCLUSIVE';
}

/**
 * A date predicate on a property's value. Days of the past and future move with HubSpot's clock. HubSpot keeps the
 * days of a `date` property as midnight UTC, so fixed days are compared with there in UTC.
 */
export function dateOperation(comparison: BoundComparison, negated: boolean, setting: DaySetting): TimeOperation {
  const { property, operator, operand } = comparison;
  const isDay = property.type === 'date';
  const own: PointSetting = { ...setting, isDay };
  const today = (amount: number, unit: CalendarUnit, more: number): TimePoint => shiftedToday(amount, unit, more, own);
  if (isDay && movesWithTime(comparison) && isWestOfUtc(setting.zone))
    return {
      refused: `HubSpot keeps the days of ${property.name} in UTC, where today begins before it does in ${setting.zone.id}`,
    };

  switch (operand.kind) {
    case 'date':
      return ofDate(operand.date, comparison, negated, own);
    case 'date range': {
      const fault = faultOf(operand.from, property, negated) ?? faultOf(operand.to, property, negated);
      if (fault !== undefined) return { refused: fault };
      return range(startOf(operand.from, own), endOf(operand.to, own), negated);
    }
    case 'span': {
      const { count, unit } = operand;
      const now: Bound = isDay
        ? before(today(0, 'day', 1))
        : { point: indexed('NOW', undefined, own), endpoint: 'INCLUSIVE' };
      const start: Bound = isDay ? from(today(0, 'day', 0)) : now;
      if (operator === 'is_more_than_ago') return earlierThan(today(-count, unit, 0), negated);
      if (operator === 'is_less_than_ago') return range(from(today(-count, unit, 0)), now, negated);
      if (operator === 'is_more_than_from_now') return notEarlierThan(today(count, unit, 1), negated);
      return range(start, before(today(count, unit, 1)), negated);
    }
    default: {
      const unit = operand.kind === 'unit' ? operand.unit : 'day';
      if (unit === 'week' && setting.weekStart !== 'monday')
        return { refused: 'the weeks of HubSpot lists begin on Monday, those of this project on Sunday' };
      const shift = operator === 'is_in_last' ? -1 : operator === 'is_in_next' ? 1 : 0;
      const edge = (amount: number): TimePoint => indexed(references[unit], offsetOf(amount, unit, 0), own);
      return range(from(edge(shift)), before(edge(shift + 1)), negated);
    }
  }
}

/** The property was written between the start of the day `count` units ago and now. */
export function updateOperation(
  count: number,
  unit: CalendarUnit,
  negated: boolean,
  setting: DaySetting,
): PropertyOperation {
  const own: PointSetting = { ...setting, isDay: false };
  const now: Bound = { point: indexed('NOW', undefined, own), endpoint: 'INCLUSIVE' };
  return { ...range(from(shiftedToday(-count, unit, 0, own)), now, negated), propertyParser: 'UPDATED_AT' };
}

function ofDate(
  date: DateExpression,
  { property, operator }: BoundComparison,
  negated: boolean,
  setting: PointSetting,
): TimeOperation {
  const fault = faultOf(date, property, negated);
  if (fault !== undefined) return { refused: fault };
  if (date.kind === 'property') {
    const { point } = startOf(date, setting);
    if (operator === 'is_on') return range(from(point), endOf(date, setting), false);
    return timePoint(operator === 'is_before' ? 'IS_BEFORE' : 'IS_AFTER', point, 'EXCLUSIVE', false);
  }
  if (operator === 'is_before') return edgeOperation('start', date, !negated, negated, setting);
  if (operator === 'is_after') return edgeOperation('end', date, negated, negated, setting);
  return range(startOf(date, setting), endOf(date, setting), negated);
}

/**
 * Values before the start (or end) of a date, or not before it. Fixed points are always excluded themselves: HubSpot
 * wants a day's last millisecond after `IS_AFTER`, and its first after `IS_BEFORE`.
 */
function edgeOperation(
  edge: 'start' | 'end',
  date: Exclude<DateExpression, { kind: 'property' }>,
  isEarlier: boolean,
  negated: boolean,
  setting: PointSetting,
): PropertyOperation {
  if (date.kind === 'relative') {
    const point = shiftedToday(date.amount, date.unit, edge === 'end' ? 1 : 0, setting);
    return timePoint(isEarlier ? 'IS_BEFORE' : 'IS_AFTER', point, isEarlier ? 'EXCLUSIVE' : 'INCLUSIVE', negated);
  }
  if (date.kind === 'instant') {
    const first = edge === 'start' ? date.instant : date.instant + 1;
    return timePoint(
      isEarlier ? 'IS_BEFORE' : 'IS_AFTER',
      fixedInstant(isEarlier ? first : first - 1),
      'EXCLUSIVE',
      negated,
    );
  }
  const day = edge === 'start' ? date.day : date.day + 1;
  const point = isEarlier ? fixedPoint(day, 0, setting) : fixedPoint(day - 1, millisecondsPerDay - 1, setting);
  return timePoint(isEarlier ? 'IS_BEFORE' : 'IS_AFTER', point, 'EXCLUSIVE', negated);
}

function faultOf(date: DateExpression, property: Property, negated: boolean): string | undefined {
  if (date.kind !== 'property') return undefined;
  if (date.property.origin !== 'record') return `HubSpot has no property ${date.property.name}`;
  if (date.property.type !== property.type) return 'one of both is a day and the other an instant';
  return negated
    ? 'lists do not say what the opposite of a comparison with another property does where one of both has no value'
    : undefined;
}

function movesWithTime({ operand }: BoundComparison): boolean {
  const isRelative = (date: DateExpression): boolean => date.kind === 'relative';
  if (operand.kind === 'date') return isRelative(operand.date);
  return operand.kind === 'date range' ? isRelative(operand.from) || isRelative(operand.to) : true;
}

/** Days through a year that know both summer and winter. */
const sampleDays: readonly Day[] = [20_454, 20_543, 20_635, 20_727];

function isWestOfUtc(zone: Zone): boolean {
  return sampleDays.some((day) => zone.startOfDay(day) > day * millisecondsPerDay);
}

// Bounds.

function startOf(date: DateExpression, setting: PointSetting): Bound {
  switch (date.kind) {
    case 'day':
      return from(fixedPoint(date.day, 0, setting));
    case 'instant':
      return from(fixedInstant(date.instant));
    case 'relative':
      return from(shiftedToday(date.amount, date.unit, 0, setting));
    case 'property':
      return from({
        timeType: 'PROPERTY_REFERENCED',
        timezoneSource: 'CUSTOM',
        zoneId: setting.isDay ? 'UTC' : setting.zone.id,
        property: date.property.name,
        referenceType: 'VALUE',
      });
  }
}

function endOf(date: DateExpression, setting: PointSetting): Bound {
  if (date.kind === 'relative') return before(shiftedToday(date.amount, date.unit, 1, setting));
  if (date.kind === 'day') return from(fixedPoint(date.day, millisecondsPerDay - 1, setting));
  return startOf(date, setting);
}

function from(point: TimePoint): Bound {
  return { point, endpoint: 'INCLUSIVE' };
}

function before(point: TimePoint): Bound {
  return { point, endpoint: 'EXCLUSIVE' };
}

// Operations.

function earlierThan(point: TimePoint, negated: boolean): PropertyOperation {
  return negated ? timePoint('IS_AFTER', point, 'INCLUSIVE', true) : timePoint('IS_BEFORE', point, 'EXCLUSIVE', false);
}

function notEarlierThan(point: TimePoint, negated: boolean): PropertyOperation {
  return negated ? timePoint('IS_BEFORE', point, 'EXCLUSIVE', true) : timePoint('IS_AFTER', point, 'INCLUSIVE', false);
}

function timePoint(
  operator: 'IS_BEFORE' | 'IS_AFTER',
  point: TimePoint,
  endpointBehavior: 'EXCLUSIVE' | 'INCLUSIVE',
  includeObjectsWithNoValueSet: boolean,
): PropertyOperation {
  return {
    operationType: 'TIME_POINT',
    type: 'TIME_POINT',
    operator,
    includeObjectsWithNoValueSet,
    timePoint: point,
    endpointBehavior,
    propertyParser: 'VALUE',
  };
}

type RangedTime = Extract<PropertyOperation, { operationType: 'TIME_RANGED' }>;

function range(lower: Bound, upper: Bound, negated: boolean): RangedTime {
  return {
    operationType: 'TIME_RANGED',
    type: 'TIME_RANGED',
    operator: negated ? 'IS_NOT_BETWEEN' : 'IS_BETWEEN',
    includeObjectsWithNoValueSet: negated,
    lowerBoundTimePoint: lower.point,
    upperBoundTimePoint: upper.point,
    lowerBoundEndpointBehavior: lower.endpoint,
    upperBoundEndpointBehavior: upper.endpoint,
    propertyParser: 'VALUE',
  };
}
