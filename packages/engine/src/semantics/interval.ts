import { positiveTwin, readsHistory } from '../catalog/operators.ts';
import type { Moment } from '../values/moment.ts';
import { isDateType } from '../values/value.ts';
import type { BoundComparison } from './bound-criteria.ts';
import { dateWindow, propertiesComparedWith } from './date-window.ts';

/** One end of an interval: the value itself belongs to it unless `open`. */
interface Bound {
  readonly value: number;
  readonly open: boolean;
}

/** The numbers, days or instants for which a comparison holds; an end that is absent is endless. */
export interface Interval {
  readonly low?: Bound;
  readonly high?: Bound;
}

/**
 * The interval of a positive comparison on a number, date or datetime; `undefined` where it is none: another property
 * of the record stands in it, or it reads history, or it asks only whether the value is known.
 */
export function intervalOf(comparison: BoundComparison, moment: Moment): Interval | undefined {
  const { property, operand } = comparison;
  const { operator } = positiveTwin(comparison.operator);
  if (operator === 'is_known' || readsHistory(operator)) return undefined;
  if (property.type === 'number') return numberInterval(operator, operand);
  if (!isDateType(property.type) || propertiesComparedWith(comparison).length > 0) return undefined;
  const window = dateWindow({ ...comparison, operator }, moment);
  if (window === undefined) return undefined;
  return {
    ...(window.from === undefined ? {} : { low: { value: window.from, open: false } }),
    ...(window.to === undefined ? {} : { high: { value: window.to, open: true } }),
  };
}

function numberInterval(operator: string, operand: BoundComparison['operand']): Interval | undefined {
  if (operand.kind === 'number range')
    return { low: { value: operand.from, open: false }, high: { value: operand.to, open: false } };
  if (operand.kind !== 'number') return undefined;
  const { value } = operand;
  switch (operator) {
    case 'equals':
      return { low: { value, open: false }, high: { value, open: false } };
    case 'less_than':
      return { high: { value, open: true } };
    case 'at_most':
      return { high: { value, open: false } };
    case 'greater_than':
      return { low: { value, open: true } };
    default:
      return { low: { value, open: false } };
  }
}
