import { isFields } from '../http/read-body.ts';
import { momentOf, type PropertySet } from '../properties/property-set.ts';
import { instantAt } from '../store/zone.ts';
import type { Operation } from './branch.ts';
import type { Subject } from './subject.ts';
import { instantOf, readTimePoint } from './time-point.ts';

/**
 * Whether a date (or the time of its last change) lies where a TIME_POINT or TIME_RANGED says; `undefined` where it
 * has no value. What is compared with a property that has no value is false.
 */
export function testTime(
  { property, operation }: { property: string; operation: Operation },
  subject: Subject,
  { now, properties }: { now: number; properties: PropertySet },
): boolean | undefined {
  const actual = actualOf({ property, operation }, subject);
  if (actual === undefined) return undefined;
  const instant = (name: string) => {
    const { point } = readTimePoint(operation[name], properties);
    return point && instantOf(point, now, subject);
  };
  const inclusive = (name: string, standard: boolean) =>
    operation[name] === undefined ? standard : operation[name] === 'INCLUSIVE';
  if (operation.operationType === 'TIME_POINT') {
    const point = instant('timePoint');
    if (point === undefined) return false;
    if (actual === point) return inclusive('endpointBehavior', false);
    return operation.operator === 'IS_BEFORE' ? actual < point : actual > point;
  }
  const lower = instant('lowerBoundTimePoint');
  const upper = instant('upperBoundTimePoint');
  if (lower === undefined || upper === undefined) return false;
  const afterLower = inclusive('lowerBoundEndpointBehavior', true) ? actual >= lower : actual > lower;
  const beforeUpper = inclusive('upperBoundEndpointBehavior', true) ? actual <= upper : actual < upper;
  return (afterLower && beforeUpper) === (operation.operator === 'IS_BETWEEN');
}

function actualOf({ property, operation }: { property: string; operation: Operation }, subject: Subject) {
  const parser = operation['propertyParser'];
  if (parser === 'UPDATED_AT') return subject.updatedAt(property);
  const value = subject.value(property);
  const moment = value === undefined ? undefined : momentOf(value);
  if (moment === undefined || parser !== 'VALUE_WITH_ZONE_SAME_LOCAL_CONVERSION') return moment;
  // The clock time that the value has in UTC is taken for one of the point's zone.
  const point = operation['timePoint'] ?? operation['lowerBoundTimePoint'];
  return instantAt(isFields(point) ? String(point['zoneId']) : 'UTC', moment);
}
