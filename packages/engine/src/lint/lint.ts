import type { Reasoner } from '../analyze/reasoner.ts';
import type { Problem } from '../problems/problem.ts';
import type { Project } from '../project/project.ts';
import type { Rule } from '../project/rule.ts';
import type { BoundCriteria } from '../semantics/bound-criteria.ts';
import type { Moment } from '../values/moment.ts';

/** What a lint looks at: one enabled rule without errors, and what is around it. */
export interface LintScope {
  readonly rule: Rule;
  readonly criteria: BoundCriteria;
  readonly project: Project;
  readonly reasoner: Reasoner;
  /** What `90 days ago` is counted from. */
  readonly moment: Moment;
  /** Whether a test stands beside the rule; absent where that is not known. */
  hasTest?(rule: Rule): boolean;
}

export type Lint = (scope: LintScope) => readonly Problem[];
