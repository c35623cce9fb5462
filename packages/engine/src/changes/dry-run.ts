import type { Action } from '../language/front-matter.ts';
import type { BitSet } from '../plan/bit-set.ts';
import { problem } from '../problems/problem.ts';
import type { Project } from '../project/project.ts';
import { type FileProblem, hasErrors, inRuleFile, type Rule } from '../project/rule.ts';
import { digestOf, ruleDigest } from '../project/rule-digest.ts';
import { readsOf } from '../semantics/reads.ts';
import type { ScanOptions, Source, SourceDescription } from '../sources/source.ts';
import type { Moment } from '../values/moment.ts';
import { judge } from './judge.ts';
import type { Judgement, RunTotals } from './judgement.ts';
import { missingProblems } from './missing-data.ts';
import { askAboutRules, type FunnelStep, type RuleAnswers, type RuleQuestions } from './rule-questions.ts';

export interface DryRunRequest {
  readonly project: Project;
  readonly source: Source;
  readonly moment: Moment;
  /** The rules to plan; all enabled ones when absent. Protect rules are decided in any case. */
  readonly rules?: readonly string[];
}

/** What one rule would do. */
export interface PlannedRule extends Judgement {
  readonly rule: Rule;
  readonly digest: string;
  readonly funnel: readonly FunnelStep[];
}

/** What all rules would do to the records of a source at one moment. Nothing was written. */
export interface DryRun {
  readonly source: SourceDescription;
  readonly moment: Moment;
  /** Live records. */
  readonly records: number;
  readonly digest: string;
  readonly rules: readonly PlannedRule[];
  readonly totals: RunTotals;
  /** Errors that kept rules from being planned, and what the run found. */
  readonly problems: readonly FileProblem[];
  /** The ids of the records in a set, ascending. */
  ids(members: BitSet): Iterable<string>;
}

/** Decides all rules on all records in one scan, protection first. */
export async function dryRun(request: DryRunRequest, options: ScanOptions = {}): Promise<DryRun> {
  const { project, source, moment } = request;
  const { chosen, problems, questions } = await prepareRun(request);
  const scanning = source.scan(questions.plan, options);
  const digests = new Map(chosen.map((rule) => [rule, ruleDigest(rule, project)]));
  const scan = await scanning;
  const answers: readonly RuleAnswers[] = questions.answersFrom(scan);
  const planned = answers.filter(({ rule }) => chosen.includes(rule));
  const matchedBy = new Map(answers.map(({ rule, matched }) => [rule.id, matched]));
  const { judgements, totals, problems: found } = judge(planned, matchedBy, scan.records, project);

  const description = await source.describe();
  const rules = judgements.map((judgement, index) => {
    const { rule, funnel } = planned[index] as RuleAnswers;
    return { ...judgement, rule, digest: digests.get(rule) as string, funnel };
  });
  return {
    source: description,
    moment,
    records: scan.records,
    digest: digestOf({
      source: description.identity,
      now: moment.now,
      rules: rules.map(({ digest, matched, undecided, affected }) => ({
        digest,
        counts: [matched.count, undecided.count, affected.count],
        affected: affected.count === 0 ? '' : digestOf([...scan.ids(affected.set)].join(' ')),
      })),
    }),
    rules,
    totals,
    problems: [...problems, ...found],
    ids: (members) => scan.ids(members),
  };
}

export interface PreparedRun {
  /** The rules asked for and every protect rule. */
  readonly chosen: readonly Rule[];
  /** What keeps rules from being decided. */
  readonly problems: readonly FileProblem[];
  /** The rules that the questions are about: those chosen that can be decided, and what gates are measured against. */
  readonly asked: readonly Rule[];
  readonly questions: RuleQuestions;
}

/** Finds out which rules can be decided, and what must be asked for them. */
export async function prepareRun(request: DryRunRequest): Promise<PreparedRun> {
  const { project, moment } = request;
  const chosen = rulesToPlan(request);
  const problems: FileProblem[] = [];
  const decidable: Rule[] = [];
  for (const rule of [...chosen, ...gateBases(chosen, project)]) {
    const found = await problemsOf(rule, request);
    problems.push(...found);
    if (!hasErrors(found.map((each) => each.problem))) decidable.push(rule);
  }
  problems.push(...disabledProtection(project));
  const undecidedProtection = chosen.filter((rule) => rule.action === 'protect' && !decidable.includes(rule));
  const asked = undecidedProtection.length > 0 ? [] : decidable;
  if (undecidedProtection.length > 0) problems.push(brokenProtection(undecidedProtection));
  return { chosen, problems, asked, questions: askAboutRules(asked, project.catalog, moment) };
}

/** The rules asked for and every protect rule, in the order of their files. */
function rulesToPlan({ project, rules }: DryRunRequest): Rule[] {
  const isChosen = (rule: Rule): boolean => {
    if (rule.action === 'protect') return rule.frontMatter.disabled !== true;
    return rules === undefined ? rule.frontMatter.disabled !== true : rules.includes(rule.id);
  };
  return project.rules.filter(isChosen);
}

/** Rules that were not asked for, but that gates are measured against: they are counted and do nothing. */
function gateBases(chosen: readonly Rule[], project: Project): Rule[] {
  const bases = new Set(chosen.map(({ frontMatter }) => frontMatter.limits?.of));
  return project.rules.filter((rule) => bases.has(rule.id) && !chosen.includes(rule));
}

/** Errors of a rule, and what the source lacks for it. */
async function problemsOf(rule: Rule, { project, source }: DryRunRequest): Promise<FileProblem[]> {
  const { criteria } = rule;
  if (criteria === undefined)
    return rule.problems.filter(({ severity }) => severity === 'error').map((found) => inRuleFile(rule, found));
  const missing = await source.missing(readsOf(criteria, project.catalog));
  return missingProblems(missing, criteria, source.name, project.catalog).map((found) => inRuleFile(rule, found));
}

function disabledProtection(project: Project): FileProblem[] {
  return project.rules
    .filter(({ action, frontMatter }) => action === ('protect' satisfies Action) && frontMatter.disabled === true)
    .map((rule) => {
      const span = rule.document.frontMatter?.keySpanOf(['disabled']) ?? { start: 0, end: 0 };
      return inRuleFile(rule, problem('protection-disabled', span, { rule: rule.id }));
    });
}

function brokenProtection(rules: readonly Rule[]): FileProblem {
  const [first] = rules as [Rule];
  return inRuleFile(first, problem('protection-broken', { start: 0, end: 0 }, { rules: rules.map(({ id }) => id) }));
}
