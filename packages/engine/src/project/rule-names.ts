import type { CriteriaNode } from '../language/syntax-tree.ts';
import { suggestionsFor } from '../problems/did-you-mean.ts';

/** The rules as one of them names the others: those of its own pack also without the pack's name, and these first. */
export interface RuleNames {
  /** The id that a name stands for. */
  idOf(name: string): string | undefined;
  suggestionsFor(name: string): string[];
}

export function ruleNames(ids: ReadonlySet<string>, pack: string | undefined): RuleNames {
  const prefix = pack === undefined ? '' : `${pack}/`;
  return {
    idOf: (name) => [prefix + name, name].find((id) => ids.has(id)),
    suggestionsFor: (name) =>
      suggestionsFor(
        name,
        [...ids].map((id) => (id.startsWith(prefix) ? id.slice(prefix.length) : id)),
      ),
  };
}

/** The names of rules in an expression, as it writes them. */
export function ruleNamesIn(criteria: CriteriaNode | undefined): string[] {
  switch (criteria?.kind) {
    case 'and':
    case 'or':
      return criteria.operands.flatMap(ruleNamesIn);
    case 'not':
      return ruleNamesIn(criteria.operand);
    case 'group':
      return ruleNamesIn(criteria.inner);
    case 'meets':
      return [criteria.rule.id];
    default:
      return [];
  }
}
