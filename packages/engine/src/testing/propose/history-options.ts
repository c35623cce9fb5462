import { positiveTwin } from '../../catalog/operators.ts';
import type { Property } from '../../catalog/property.ts';
import type { HistoryEntry } from '../../evaluate/evaluated-record.ts';
import type { BoundComparison } from '../../semantics/bound-criteria.ts';
import { updateWindow } from '../../semantics/date-window.ts';
import { addUnits } from '../../values/calendar.ts';
import type { Moment } from '../../values/moment.ts';
import { knownValues } from './cell-options.ts';

const mostValues = 20;

/** Histories of one entry that tell comparisons apart: each value at each moment that matters; and none at all. */
export function historyOptions(
  property: Property,
  comparisons: readonly BoundComparison[],
  moment: Moment,
): (readonly HistoryEntry[])[] {
  const about = comparisons.filter((comparison) => comparison.property === property);
  const moments = momentsOf(about, moment);
  const entries = knownValues(property, about, moment)
    .slice(0, mostValues)
    .flatMap((value) => moments.map((at) => [{ at, value }]));
  return [...entries, []];
}

/** Just inside and just outside the windows of `was updated in`; without any, a year ago. */
function momentsOf(comparisons: readonly BoundComparison[], moment: Moment): number[] {
  const starts = comparisons
    .filter(({ operator }) => positiveTwin(operator).operator === 'was_updated_in_last')
    .map(({ operand }) => updateWindow(operand, moment).from)
    .filter((start) => start !== undefined);
  const around = [...new Set(starts)].flatMap((start) => [start, start - 1]);
  return around.length > 0 ? around : [moment.zone.startOfDay(addUnits(moment.today, -1, 'year'))];
}
