import type { Analysis } from '../analyze/analysis.ts';
import { clauseProblems } from '../analyze/clause-problems.ts';
import { reasoner as createReasoner, type Reasoner } from '../analyze/reasoner.ts';
import { relationProblems } from '../analyze/relation-problems.ts';
import { relateRules } from '../analyze/rule-relations.ts';
import { unusedParameters, unusedProblems } from '../analyze/unused.ts';
import type { Problem } from '../problems/problem.ts';
import { type Project, problemsBesideRules } from '../project/project.ts';
import { type FileProblem, inRuleFile, type Rule } from '../project/rule.ts';
import { groupBy } from '../values/group-by.ts';
import { withoutIgnored } from './ignores.ts';
import type { LintScope } from './lint.ts';
import { lints } from './lints.ts';

export interface CheckRequest extends Pick<LintScope, 'project' | 'moment' | 'hasTest'> {
  /** The files to tell about; the whole project when absent. */
  readonly files?: {
    readonly rules: readonly Rule[];
    /** Problems of other files. */
    readonly settings: readonly FileProblem[];
  };
  /** What follows from all rules of the project, where that is known already; else as much as is told is worked out. */
  readonly analysis?: ToldAnalysis;
}

type ToldAnalysis = Pick<Analysis, 'relations' | 'unused'>;

/** Everything that is wrong or doubtful, without any data: errors, what follows from the rules alone, and lints. */
export function checkFiles({ project, moment, files, hasTest, analysis }: CheckRequest): FileProblem[] {
  const reasoner = createReasoner(project.catalog, moment);
  const { rules, settings } = files ?? { rules: project.rules, settings: problemsBesideRules(project) };
  const own = new Set(rules.map(({ file }) => file));
  const all = [
    ...settings,
    ...acrossRules(analysis ?? analyze(project, reasoner, new Set(rules))).filter(
      ({ file }) => files === undefined || own.has(file),
    ),
    ...rules.flatMap((rule) =>
      [...rule.problems, ...doubtsAbout(rule, { project, reasoner, moment, hasTest })].map((found) =>
        inRuleFile(rule, found),
      ),
    ),
  ];
  const isLookedFor = (code: string): boolean => code !== 'rule-without-test' || hasTest !== undefined;
  return byFile(all, rules).flatMap(({ file, text, problems }) =>
    withoutIgnored(text, inOrder(problems), isLookedFor).map((problem) => ({ file, text, problem })),
  );
}

/** What is told of rules beside each other. */
function acrossRules({ relations, unused }: ToldAnalysis): FileProblem[] {
  return [...relationProblems(relations), ...unused];
}

/** As much of the analysis as is told about these rules. */
function analyze(project: Project, reasoner: Reasoner, about: ReadonlySet<Rule>): ToldAnalysis {
  const enabled = project.rules.filter(({ frontMatter }) => frontMatter.disabled !== true);
  const { relations } = relateRules(enabled, reasoner, { about, withDisjoint: false });
  return { relations, unused: unusedProblems(project) };
}

interface Surroundings extends Omit<LintScope, 'rule' | 'criteria' | 'hasTest'> {
  readonly hasTest: LintScope['hasTest'] | undefined;
}

function doubtsAbout(rule: Rule, { hasTest, ...around }: Surroundings): Problem[] {
  const { criteria, document, frontMatter } = rule;
  if (criteria === undefined) return [];
  const { reasoner } = around;
  const scope = { rule, criteria, ...around, ...(hasTest === undefined ? {} : { hasTest }) };
  return [
    ...unusedParameters(rule),
    ...clauseProblems(document, criteria, reasoner),
    ...(frontMatter.disabled === true ? [] : lints.flatMap((lint) => lint(scope))),
  ];
}

interface CheckedFile {
  readonly file: string;
  readonly text: string;
  readonly problems: readonly Problem[];
}

/** Settings first, then the rules, those without problems as well: comments in them may silence nothing. */
function byFile(found: readonly FileProblem[], rules: readonly Rule[]): CheckedFile[] {
  const ofRules = rules.map(({ file, document }) => ({ file, text: document.text }));
  const own = new Set(ofRules.map(({ file }) => file));
  const groups = groupBy(found, ({ file }) => file);
  const others = [...groups]
    .filter(([file]) => !own.has(file))
    .map(([file, [first]]) => ({ file, text: first?.text ?? '' }));
  return [...others, ...new Map(ofRules.map((each) => [each.file, each])).values()].map(({ file, text }) => ({
    file,
    text,
    problems: (groups.get(file) ?? []).map(({ problem }) => problem),
  }));
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => a.span.start - b.span.start);
}
