import type { BoundCriteria } from '../../semantics/bound-criteria.ts';
import { comparisonsIn } from '../../semantics/walk.ts';
import type { Clause } from '../clause.ts';
import type { Want } from './solve.ts';

/** The rule both ways, and every clause of it both ways. */
export function wantsOf(criteria: BoundCriteria, leaves: readonly Clause[]): Want[] {
  return [...bothWays({ criteria }), ...leaves.flatMap(bothWays)];
}

/** The same for what stands inside `where`, about one related record. */
export function whereWants(where: BoundCriteria): Want[] {
  return [...bothWays({ criteria: where }), ...comparisonsIn(where).flatMap((criteria) => bothWays({ criteria }))];
}

function bothWays(clause: Want['clause']): Want[] {
  return [
    { clause, answer: true },
    { clause, answer: false },
  ];
}
