import type { CriteriaDocument } from '../language/criteria-document.ts';
import type { Action, FrontMatterData, ParameterValue } from '../language/front-matter.ts';
import type { Problem } from '../problems/problem.ts';
import type { BoundCriteria } from '../semantics/bound-criteria.ts';

/** One criteria file of a project, read and bound. */
export interface Rule {
  readonly id: string;
  /** Relative to the project. */
  readonly file: string;
  readonly document: CriteriaDocument;
  /** Other rules are named by their full ids, whatever the file calls them. */
  readonly frontMatter: FrontMatterData;
  /**
   * `protect` also where the file or its front matter has errors and no action can be made out: nothing may be
   * touched until it is known whether the rule protects.
   */
  readonly action: Action;
  /** Absent when the rule has an error. */
  readonly criteria?: BoundCriteria;
  readonly problems: readonly Problem[];
  /** The values of the parameters that the rule uses. */
  readonly parameters: ReadonlyMap<string, ParameterValue>;
  readonly usedSets: ReadonlySet<string>;
  /** The rules that it names directly. */
  readonly usedRules: ReadonlySet<string>;
}

/** A problem and the file that it stands in. */
export interface FileProblem {
  readonly file: string;
  /** The text of the file, for turning offsets into lines. */
  readonly text: string;
  readonly problem: Problem;
}

export function inRuleFile({ file, document }: Rule, problem: Problem): FileProblem {
  return { file, text: document.text, problem };
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
