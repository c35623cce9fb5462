/**
 * One thing about a record that several leaf predicates look at, most often the value of a property. Its states cover
 * all that a record can be; a state that no record has is harmless, one that is left out would make claims false.
 */
export interface Dimension {
  /** Numbers of leaf predicates. */
  readonly leaves: readonly number[];
  /** For each state, whether each of the leaves holds. */
  readonly states: readonly (readonly boolean[])[];
}

/** A leaf of which nothing is known but that it holds or does not. */
export function freeDimension(leaf: number): Dimension {
  return { leaves: [leaf], states: [[false], [true]] };
}

/** Each combination of answers once. */
export function dimension(leaves: readonly number[], states: Iterable<readonly boolean[]>): Dimension {
  const distinct = new Map<string, readonly boolean[]>();
  for (const state of states) distinct.set(state.map(Number).join(''), state);
  return { leaves, states: [...distinct.values()] };
}
