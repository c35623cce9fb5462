/** A leaf predicate that holds, or does not. */
export interface Literal {
  readonly leaf: number;
  readonly holds: boolean;
}

/** Two literals that no record shows together; one alone, where both are the same. */
export interface Constraint {
  readonly one: Literal;
  readonly other: Literal;
}

/** Where the first leaf holds, the second does. */
export function implies(leaf: number, then: number): Constraint {
  return { one: { leaf, holds: true }, other: { leaf: then, holds: false } };
}

/** At most one of the two leaves holds. */
export function excludes(leaf: number, other: number): Constraint {
  return { one: { leaf, holds: true }, other: { leaf: other, holds: true } };
}

/** The leaf holds for no record. */
export function neverHolds(leaf: number): Constraint {
  return excludes(leaf, leaf);
}
