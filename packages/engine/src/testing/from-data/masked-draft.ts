import type { Property } from '../../catalog/property.ts';
import type { BoundComparison, BoundCriteria } from '../../semantics/bound-criteria.ts';
import { simpleClausesIn } from '../../semantics/walk.ts';
import { type Draft, joined } from '../propose/draft.ts';
import { recordSpace, type SpaceContext } from '../propose/record-space.ts';
import { type SearchSpace, solve, type Want } from '../propose/solve.ts';

/**
 * Puts made-up values in the place of personal ones, such that every clause answers as before. `undefined` where no
 * made-up value was found that does.
 */
export function masking(
  criteria: BoundCriteria,
  masked: readonly Property[],
  context: SpaceContext,
): (draft: Draft) => Draft | undefined {
  if (masked.length === 0) return (draft) => draft;
  const space = recordSpace([criteria, ...masked.map(isKnown)], 'contact', context);
  const hidden = new Set(masked.flatMap(({ name }) => [`cell ${name}`, `history ${name}`]));
  const onlyHidden: SearchSpace = {
    ...space,
    optionsFor: (variable) => (hidden.has(variable) ? space.optionsFor(variable) : [{}]),
  };
  const clauses = [...simpleClausesIn(criteria), ...masked.map(isKnown)]
    .map((clause): Want['clause'] => ({ criteria: clause }))
    .filter((clause) => space.variablesOf(clause).some((variable) => hidden.has(variable)));

  return (draft) => {
    const whole = new Map([['record', draft]]);
    const wants = clauses.map((clause): Want => ({ clause, answer: space.answers({ clause, answer: true }, whole) }));
    const open = new Map([['record', without(draft, masked)]]);
    const solution = solve(wants, onlyHidden, open);
    return solution && joined(solution.assignment.values());
  };
}

function isKnown(property: Property): BoundComparison {
  return { kind: 'comparison', property, operator: 'is_known', operand: { kind: 'none' }, span: { start: 0, end: 0 } };
}

function without(draft: Draft, properties: readonly Property[]): Draft {
  const names = new Set(properties.map(({ name }) => name));
  return {
    ...draft,
    cells: new Map([...(draft.cells ?? [])].filter(([name]) => !names.has(name))),
    histories: new Map([...(draft.histories ?? [])].filter(([name]) => !names.has(name))),
  };
}
