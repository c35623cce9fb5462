import type { Formula } from '../plan/formula.ts';
import type { Constraint, Literal } from './constraint.ts';
import type { Dimension } from './dimension.ts';
import { partialValue } from './three-valued.ts';

export interface Question {
  /** All of them are to hold. */
  readonly formulas: readonly Formula[];
  readonly dimensions: readonly Dimension[];
  readonly constraints: readonly Constraint[];
}

/** Steps after which a search gives up. */
const mostSteps = 20_000;

/**
 * Whether some combination of states lets all formulas hold. `false` is a proof that no record does; `true` says only
 * that nothing known forbids one; `undefined` that the search was given up.
 */
export function isSatisfiable({ formulas, dimensions, constraints }: Question): boolean | undefined {
  const values = new Map<number, boolean>();
  const order = [...dimensions].sort((a, b) => a.states.length - b.states.length);
  const constraintsOn = byLeaf(constraints);
  let steps = 0;

  const shows = ({ leaf, holds }: Literal): boolean => values.get(leaf) === holds;
  const isAllowed = (leaves: readonly number[]): boolean =>
    leaves.every((leaf) => (constraintsOn.get(leaf) ?? []).every(({ one, other }) => !(shows(one) && shows(other))));

  function search(index: number): boolean | undefined {
    const found = formulas.map((formula) => partialValue(formula, (leaf) => values.get(leaf)));
    if (found.includes(false)) return false;
    const next = order[index];
    if (next === undefined) return true;
    for (const state of next.states) {
      if (++steps > mostSteps) return undefined;
      next.leaves.forEach((leaf, position) => {
        values.set(leaf, state[position] as boolean);
      });
      const result = isAllowed(next.leaves) ? search(index + 1) : false;
      if (result !== false) return result;
    }
    for (const leaf of next.leaves) values.delete(leaf);
    return false;
  }

  return search(0);
}

function byLeaf(constraints: readonly Constraint[]): Map<number, Constraint[]> {
  const found = new Map<number, Constraint[]>();
  for (const constraint of constraints)
    for (const { leaf } of [constraint.one, constraint.other]) {
      const group = found.get(leaf);
      if (group === undefined) found.set(leaf, [constraint]);
      else group.push(constraint);
    }
  return found;
}
