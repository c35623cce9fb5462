import type { Property } from '../catalog/property.ts';
import type { Leaf } from '../plan/leaf.ts';
import type { BoundComparison } from '../semantics/bound-criteria.ts';
import { propertiesComparedWith } from '../semantics/date-window.ts';
import { isDateType } from '../values/value.ts';

/** Questions about current values that follow from a leaf, or from which it follows. */
export interface Companions {
  /** Each holds where the leaf holds. */
  readonly follow: readonly BoundComparison[];
  /** The leaf holds where one of these holds. */
  readonly lead: readonly BoundComparison[];
}

const none: Companions = { follow: [], lead: [] };

export function companionsOf(leaf: Leaf): Companions {
  if (leaf.kind !== 'comparison') return none;
  const { comparison } = leaf;
  switch (comparison.operator) {
    case 'has_ever_been':
    case 'has_ever_been_any_of':
      return { follow: [], lead: [currentTwin(comparison)] };
    case 'was_updated_in_last':
      return none;
    default: {
      const others = propertiesComparedWith(comparison);
      if (others.length === 0) return none;
      return { follow: [comparison.property, ...others].map((property) => isKnown(property, comparison)), lead: [] };
    }
  }
}

/** What `has ever been` asks, of the current value: that value counts as well. */
function currentTwin(comparison: BoundComparison): BoundComparison {
  if (isDateType(comparison.property.type)) return { ...comparison, operator: 'is_on' };
  return { ...comparison, operator: comparison.operand.kind === 'texts' ? 'is_any_of' : 'equals' };
}

function isKnown(property: Property, { span }: BoundComparison): BoundComparison {
  return { kind: 'comparison', property, operator: 'is_known', operand: { kind: 'none' }, span };
}
