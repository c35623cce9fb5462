import type { PlannedRule } from '../changes/dry-run.ts';
import { countBits, intersection } from '../plan/bit-set.ts';
import type { Project } from '../project/project.ts';
import type { FileProblem, Rule } from '../project/rule.ts';
import type { Moment } from '../values/moment.ts';
import { reasoner } from './reasoner.ts';
import { type RuleExtent, type RuleRelation, relateRules } from './rule-relations.ts';
import { unusedProblems } from './unused.ts';

/** What follows from the rules of a project alone. */
export interface Analysis {
  /** How much each enabled rule without errors can match, in the order of the rules. */
  readonly extents: ReadonlyMap<Rule, RuleExtent>;
  readonly relations: readonly RuleRelation[];
  /** Parameters, sets and rules that nothing uses. */
  readonly unused: readonly FileProblem[];
}

export function analyzeProject(project: Project, moment: Moment): Analysis {
  const enabled = project.rules.filter(({ frontMatter }) => frontMatter.disabled !== true);
  return {
    ...relateRules(enabled, reasoner(project.catalog, moment), { withDisjoint: true }),
    unused: unusedProblems(project),
  };
}

/** The overlap of each rule with each, as a matrix; on the diagonal stands what a rule matches. */
export function overlapMatrix(rules: readonly Pick<PlannedRule, 'matched'>[]): number[][] {
  const matrix = rules.map(() => rules.map(() => 0));
  rules.forEach((one, row) => {
    rules.slice(row).forEach((other, offset) => {
      const column = row + offset;
      const count = offset === 0 ? one.matched.count : countBits(intersection(one.matched.set, other.matched.set));
      (matrix[row] as number[])[column] = count;
      (matrix[column] as number[])[row] = count;
    });
  });
  return matrix;
}
