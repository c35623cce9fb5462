import type { Property } from '../../catalog/property.ts';
import type { BoundComparison } from '../../semantics/bound-criteria.ts';
import { propertiesComparedWith } from '../../semantics/date-window.ts';
import { regionsOf } from '../../semantics/regions.ts';
import type { Day } from '../../values/calendar.ts';
import type { Moment } from '../../values/moment.ts';
import { isDateType, type Value } from '../../values/value.ts';

/** The values of a property that tell comparisons apart, the plainest first and unknown last. */
export function cellOptions(
  property: Property,
  comparisons: readonly BoundComparison[],
  moment: Moment,
): (Value | undefined)[] {
  const values = [...knownValues(property, comparisons, moment), ...valuesByOthers(property, comparisons, moment)];
  return [...new Set(values), undefined];
}

export function knownValues(property: Property, comparisons: readonly BoundComparison[], moment: Moment): Value[] {
  const about = comparisons.filter((comparison) => comparison.property === property);
  const values = regionsOf(property, about, moment)
    .map(({ value }) => value)
    .filter((value) => value !== undefined);
  // Of a long list any value stands for the others; what is not on it comes last.
  return values.length <= 2 * mostAtEnd ? values : [...values.slice(0, mostAtEnd), ...values.slice(-mostAtEnd)];
}

const mostAtEnd = 100;

/** Dates around those that another property, which this one is compared with, may have. */
function valuesByOthers(property: Property, comparisons: readonly BoundComparison[], moment: Moment): Value[] {
  if (!isDateType(property.type)) return [];
  const shared = comparisons.filter((each) => propertiesComparedWith(each).length > 0);
  const linked = shared.map((each) => [each.property, ...propertiesComparedWith(each)]);
  const others = new Set(linked.filter((group) => group.includes(property)).flat());
  const days = [...others].flatMap((other) =>
    knownValues(other, comparisons, moment).map((value) => dayOf(value as number, other, moment)),
  );
  return [...new Set(days.flatMap((day) => [day, day - 1, day + 1]))].map((day) =>
    property.type === 'date' ? day : moment.zone.startOfDay(day),
  );
}

function dayOf(value: number, { type }: Property, { zone }: Moment): Day {
  return type === 'date' ? value : zone.dayOf(value);
}
