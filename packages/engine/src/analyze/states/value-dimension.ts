import type { Property } from '../../catalog/property.ts';
import { regionsOf } from '../../semantics/regions.ts';
import type { Moment } from '../../values/moment.ts';
import type { Value } from '../../values/value.ts';
import { type Dimension, dimension } from '../dimension.ts';
import { mostOptions, selectionsOf } from './selections.ts';
import { textStates } from './text-states.ts';
import { textsOf, type ValueLeaf } from './value-leaf.ts';

/** An option that no catalogue lists: cells of closed enumerations may hold such, too. */
const unlisted = '\u2042';

/**
 * The states of a property under the comparisons that look at its current value: unknown, and one value for each
 * region into which they cut its values. `undefined` where there are too many.
 */
export function valueDimension(
  property: Property,
  leaves: readonly ValueLeaf[],
  moment: Moment,
): Dimension | undefined {
  const numbers = leaves.map(({ number }) => number);
  if (property.type === 'string') {
    const states = textStates(leaves);
    return states && dimension(numbers, states);
  }
  const values = valuesOf(property, leaves, moment);
  return (
    values &&
    dimension(
      numbers,
      [undefined, ...values].map((value) => leaves.map(({ holds }) => holds(value))),
    )
  );
}

function valuesOf(property: Property, leaves: readonly ValueLeaf[], moment: Moment): Value[] | undefined {
  switch (property.type) {
    case 'boolean':
      return [true, false];
    case 'number':
      return [-Number.MAX_VALUE, ...regionValues(property, leaves, moment), Number.MAX_VALUE];
    case 'date':
    case 'datetime':
      return regionValues(property, leaves, moment);
    case 'enumeration':
      return [...new Set(leaves.flatMap(textsOf)), unlisted];
    default: {
      const options = [...new Set(leaves.flatMap(textsOf))];
      return options.length > mostOptions ? undefined : selectionsOf([...options, unlisted]);
    }
  }
}

function regionValues(property: Property, leaves: readonly ValueLeaf[], moment: Moment): Value[] {
  const comparisons = leaves.map(({ comparison }) => comparison);
  return regionsOf(property, comparisons, moment).flatMap(({ value }) => (value === undefined ? [] : [value]));
}
