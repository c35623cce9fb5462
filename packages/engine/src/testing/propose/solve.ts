import type { BoundCriteria } from '../../semantics/bound-criteria.ts';
import type { Clause } from '../clause.ts';
import type { Draft } from './draft.ts';

/** What was chosen about a record, by what it is about. */
export type Assignment = ReadonlyMap<string, Draft>;

/** A clause that is to have an answer; one inside `where` is to have it for some related record. */
export interface Want {
  readonly clause: Pick<Clause, 'criteria' | 'within'>;
  readonly answer: boolean;
}

/** What can be chosen for a record, and what the clauses answer then. */
export interface SearchSpace {
  optionsFor(variable: string): readonly Draft[];
  /** The variables on which a clause depends, with all its parts. */
  variablesOf(clause: Want['clause']): readonly string[];
  /** Whether the clause gives the answer, all its variables being chosen. */
  answers(want: Want, assignment: Assignment): boolean;
}

export interface Solution {
  readonly assignment: Assignment;
  /** The answers of single clauses that make it one. */
  readonly wants: readonly Want[];
}

/** A search tries this many choices and then gives up. */
const mostTrials = 5_000;

/**
 * Choices for which all that is wanted holds, what is chosen already being kept: depth first, with backtracking. Only
 * what matters is chosen. `undefined` when there are none, or none were found within the number of trials.
 */
export function solve(
  wants: readonly Want[],
  space: SearchSpace,
  chosen: Assignment = new Map(),
): Solution | undefined {
  let trials = 0;

  function* all(index: number, solution: Solution): Generator<Solution> {
    const want = wants[index];
    if (want === undefined) yield solution;
    else for (const next of solutions(want, solution)) yield* all(index + 1, next);
  }

  function* solutions({ clause, answer }: Want, solution: Solution): Generator<Solution> {
    const { criteria } = clause;
    switch (criteria.kind) {
      case 'everyone':
        if (answer) yield solution;
        return;
      case 'not':
        yield* solutions({ clause: { ...clause, criteria: criteria.operand }, answer: !answer }, solution);
        return;
      case 'and':
      case 'or':
        yield* joinSolutions(criteria.operands, answer, (criteria.kind === 'and') === answer, solution);
        return;
      case 'meets':
        yield* solutions({ clause: { criteria: criteria.criteria }, answer: answer !== criteria.negated }, solution);
        return;
    }
    yield* choices({ clause, answer }, space.variablesOf(clause), solution);
  }

  /** All operands have the answer, or one of them has. */
  function* joinSolutions(
    operands: readonly BoundCriteria[],
    answer: boolean,
    needsAll: boolean,
    solution: Solution,
  ): Generator<Solution> {
    const [first, ...rest] = operands;
    if (first === undefined) {
      if (needsAll) yield solution;
      return;
    }
    for (const next of solutions({ clause: { criteria: first }, answer }, solution)) {
      if (needsAll) yield* joinSolutions(rest, answer, needsAll, next);
      else yield next;
    }
    if (!needsAll) yield* joinSolutions(rest, answer, needsAll, solution);
  }

  function* choices(want: Want, variables: readonly string[], solution: Solution): Generator<Solution> {
    const { assignment } = solution;
    const open = variables.find((variable) => !assignment.has(variable));
    if (open === undefined) {
      if (++trials <= mostTrials && space.answers(want, assignment))
        yield { assignment, wants: [...solution.wants, want] };
      return;
    }
    for (const option of space.optionsFor(open)) {
      if (trials > mostTrials) return;
      yield* choices(want, variables, { ...solution, assignment: new Map([...assignment, [open, option]]) });
    }
  }

  for (const solution of all(0, { assignment: chosen, wants: [] })) return solution;
  return undefined;
}

/** A solution that shows one more thing. What has nothing to do with it stays as it is. */
export function extended(solution: Solution, want: Want, space: SearchSpace): Solution | undefined {
  const linked = new Set(space.variablesOf(want.clause));
  const again = new Set<Want>();
  for (let grew = true; grew; ) {
    grew = false;
    for (const each of solution.wants) {
      const variables = space.variablesOf(each.clause);
      if (again.has(each) || !variables.some((variable) => linked.has(variable))) continue;
      again.add(each);
      for (const variable of variables) linked.add(variable);
      grew = true;
    }
  }
  const kept = new Map([...solution.assignment].filter(([variable]) => !linked.has(variable)));
  const found = solve([...again, want], space, kept);
  if (found === undefined) return undefined;
  return {
    assignment: found.assignment,
    wants: [...solution.wants.filter((each) => !again.has(each)), ...found.wants],
  };
}
