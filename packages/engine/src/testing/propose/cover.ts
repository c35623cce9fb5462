import { type Assignment, extended, type SearchSpace, solve, type Want } from './solve.ts';

export interface Cover {
  readonly assignments: readonly Assignment[];
  /** What no record can show. */
  readonly impossible: readonly Want[];
}

/**
 * Few records that together show all that is wanted. Each begins with something not yet shown, in the order given, and
 * takes in as much of the rest as goes with it.
 */
export function cover(wants: readonly Want[], space: SearchSpace): Cover {
  const assignments: Assignment[] = [];
  const impossible: Want[] = [];
  const left = new Set(wants);
  for (const seed of wants) {
    if (!left.delete(seed)) continue;
    let solution = solve([seed], space);
    if (solution === undefined) {
      impossible.push(seed);
      continue;
    }
    for (const want of left) {
      const more = extended(solution, want, space);
      if (more === undefined) continue;
      left.delete(want);
      solution = more;
    }
    assignments.push(solution.assignment);
  }
  return { assignments, impossible };
}
