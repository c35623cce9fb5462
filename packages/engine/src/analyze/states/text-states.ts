import { fold } from '../../values/fold.ts';
import { textsOf, type ValueLeaf } from './value-leaf.ts';

type Pattern = 'contains' | 'starts_with' | 'ends_with';

/** Patterns that may hold together in any way make two to the power of this many states. */
const mostPatterns = 8;

/**
 * The states of a text: unknown, each text that is compared as a whole, and any other text, for which the patterns
 * hold in every way that they can hold together. `undefined` where these are too many.
 */
export function textStates(leaves: readonly ValueLeaf[]): boolean[][] | undefined {
  const patterns = leaves.filter(isPattern);
  if (patterns.length > mostPatterns) return undefined;
  const whole = new Set(leaves.filter((leaf) => !isPattern(leaf)).flatMap(textsOf));
  const states = [undefined, ...whole].map((text) => leaves.map(({ holds }) => holds(text)));
  for (const holding of holdingTogether(patterns))
    states.push(leaves.map((leaf) => (isPattern(leaf) ? holding.has(leaf) : leaf.comparison.operator === 'is_known')));
  return states;
}

export function isPattern({ comparison: { operator } }: ValueLeaf): boolean {
  return operator === 'contains' || operator === 'starts_with' || operator === 'ends_with';
}

/** The sets of patterns that can hold for one text while the others do not. */
function holdingTogether(patterns: readonly ValueLeaf[]): Set<ValueLeaf>[] {
  let sets: Set<ValueLeaf>[] = [new Set()];
  for (const pattern of patterns) sets = sets.flatMap((set) => [set, new Set([...set, pattern])]);
  return sets.filter((set) =>
    patterns.every((pattern) =>
      patterns.every((other) => {
        if (!set.has(pattern) || pattern === other) return true;
        return set.has(other) ? !areExclusive(pattern, other) : !patternImplies(pattern, other);
      }),
    ),
  );
}

/** Longer lists of parts are not compared with each other. */
const mostParts = 100;

/** Every text that has one of the first's parts at its place has one of the other's at its own. */
function patternImplies(pattern: ValueLeaf, other: ValueLeaf): boolean {
  if (textsOf(pattern).length > mostParts || textsOf(other).length > mostParts) return false;
  return foldedParts(pattern).every((part) =>
    foldedParts(other).some((wanted) =>
      partImplies(operatorOfPattern(pattern), part, operatorOfPattern(other), wanted),
    ),
  );
}

function partImplies(operator: Pattern, part: string, other: Pattern, wanted: string): boolean {
  switch (other) {
    case 'contains':
      return part.includes(wanted);
    case 'starts_with':
      return operator === 'starts_with' && part.startsWith(wanted);
    case 'ends_with':
      return operator === 'ends_with' && part.endsWith(wanted);
  }
}

/** Two beginnings, or two ends, of which neither is the beginning or end of the other. */
function areExclusive(pattern: ValueLeaf, other: ValueLeaf): boolean {
  const operator = operatorOfPattern(pattern);
  if (operator !== operatorOfPattern(other) || operator === 'contains') return false;
  if (textsOf(pattern).length > mostParts || textsOf(other).length > mostParts) return false;
  return foldedParts(pattern).every((part) =>
    foldedParts(other).every(
      (wanted) => !partImplies(operator, part, operator, wanted) && !partImplies(operator, wanted, operator, part),
    ),
  );
}

function operatorOfPattern({ comparison }: ValueLeaf): Pattern {
  return comparison.operator as Pattern;
}

function foldedParts(leaf: ValueLeaf): string[] {
  return textsOf(leaf).map(fold);
}
