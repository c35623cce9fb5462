import type { BoundCriteria } from '../semantics/bound-criteria.ts';

/** Rules that meet each other many times over unfold into more than can be looked at. */
const largest = 5_000;

/**
 * The criteria, where a rule that is met and unfolds into too much stands for itself: it holds or it does not, and
 * nothing else is claimed of it. A list of an impossible name has just that meaning.
 */
export function boundedCriteria(criteria: BoundCriteria): BoundCriteria {
  return sizeOf(criteria) <= largest ? criteria : bounded(criteria);
}

function bounded(criteria: BoundCriteria): BoundCriteria {
  switch (criteria.kind) {
    case 'and':
    case 'or':
      return { ...criteria, operands: criteria.operands.map(bounded) };
    case 'not':
      return { ...criteria, operand: bounded(criteria.operand) };
    case 'meets': {
      const { negated, rule, span } = criteria;
      return sizeOf(criteria) <= largest ? criteria : { kind: 'in list', negated, list: `\0meets ${rule}`, span };
    }
    default:
      return criteria;
  }
}

const sizes = new WeakMap<BoundCriteria, number>();

/** How many nodes there are when every rule that is met is written out. */
function sizeOf(criteria: BoundCriteria): number {
  const known = sizes.get(criteria);
  if (known !== undefined) return known;
  const size = 1 + partsOf(criteria).reduce((sum, part) => sum + sizeOf(part), 0);
  sizes.set(criteria, size);
  return size;
}

function partsOf(criteria: BoundCriteria): readonly BoundCriteria[] {
  switch (criteria.kind) {
    case 'and':
    case 'or':
      return criteria.operands;
    case 'not':
      return [criteria.operand];
    case 'meets':
      return [criteria.criteria];
    default:
      return [];
  }
}
