import type { Formula } from '../../../../plan/formula.ts';
import type { Leaf } from '../../../../plan/leaf.ts';
import { leafText } from '../../../../plan/leaf-text.ts';
import { everyone, type Group, isEveryone, nobody, product, simplified } from './group.ts';
import { looksAtOthers, type SearchContext, searchLeaf } from './search-leaf.ts';
import { bestCondition } from './selectivity.ts';

/** A clause that search cannot decide, and why, in words that end a sentence. */
export interface LocalClause {
  readonly clause: string;
  readonly reason: string;
}

/** Groups of conditions, joined by `or`, that all records which a formula holds for meet. */
export interface FormulaCandidates {
  readonly groups: readonly Group[];
  /** No other records meet them. */
  readonly exact: boolean;
  readonly local: readonly LocalClause[];
}

/** More groups than this are not worked with: fewer conditions are asked instead, and more records found. */
const mostGroups = 500;

/** What search can find for any of some formulas over the same leaves: everyone where other contacts decide one. */
export function candidatesOf(
  formulas: readonly Formula[],
  { leaves, ...context }: SearchContext & { readonly leaves: readonly Leaf[] },
): FormulaCandidates {
  const local = new Map<string, LocalClause>();
  let exact = true;
  let isBounded = true;

  function groupsOf(formula: Formula, negated: boolean): readonly Group[] {
    switch (formula.kind) {
      case 'constant':
        return formula.value === negated ? nobody : everyone;
      case 'leaf':
        return groupsOfLeaf(leaves[formula.leaf] as Leaf, negated);
      case 'not':
        return groupsOf(formula.operand, !negated);
      default: {
        const operands = formula.operands.map((operand) => groupsOf(operand, negated));
        return (formula.kind === 'and') === negated ? anyOf(operands) : allOf(operands);
      }
    }
  }

  function groupsOfLeaf(leaf: Leaf, negated: boolean): readonly Group[] {
    if (looksAtOthers(leaf)) isBounded = false;
    const found = searchLeaf(leaf, negated, context);
    if (found.local !== undefined) note(`${negated ? 'not ' : ''}${leafText(leaf)}`, found.local);
    return found.groups;
  }

  function note(clause: string, reason: string): void {
    exact = false;
    local.set(clause, Object.freeze({ clause, reason }));
  }

  function anyOf(operands: readonly (readonly Group[])[]): readonly Group[] {
    const groups = simplified(operands.flat());
    if (groups.length <= mostGroups) return groups;
    note('a part with very many alternatives', 'only one condition of each is asked for');
    const wider = simplified(groups.map(bestCondition));
    return wider.length <= mostGroups ? wider : everyone;
  }

  /** The shortest first; one that would make too many pairs is left out, which finds more records. */
  function allOf(operands: readonly (readonly Group[])[]): readonly Group[] {
    let result: readonly Group[] = everyone;
    for (const operand of [...operands].sort((a, b) => a.length - b.length)) {
      if (isEveryone(operand)) continue;
      if (result.length * operand.length > mostGroups)
        note('a part with very many alternatives', 'search would have to spell out each pair of them');
      else result = simplified(product(result, operand));
    }
    return result;
  }

  const groups = anyOf(formulas.map((formula) => groupsOf(formula, false)));
  return { groups: isBounded ? groups : everyone, exact, local: [...local.values()] };
}
