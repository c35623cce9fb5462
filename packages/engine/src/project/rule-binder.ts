import type { Catalog } from '../catalog/catalog.ts';
import { type CriteriaDocument, parseCriteriaDocument } from '../language/criteria-document.ts';
import type { Action, FrontMatterData, ParameterValue } from '../language/front-matter.ts';
import { type Problem, problem } from '../problems/problem.ts';
import type { ProblemCode } from '../problems/registry.ts';
import { type BoundResult, bindCriteria } from '../semantics/bind.ts';
import type { RuleLookup, ValueSet } from '../semantics/binding-scope.ts';
import type { Zone } from '../values/zone.ts';
import { checkFrontMatter } from './check-front-matter.ts';
import { inDependencyOrder } from './dependency-order.ts';
import { failureProblem } from './failure-problem.ts';
import { isFailed, type RuleFile } from './project-files.ts';
import { hasErrors, type Rule } from './rule.ts';
import { type RuleNames, ruleNames, ruleNamesIn } from './rule-names.ts';

/** What the rules of a project share. */
export interface RuleSurroundings {
  readonly catalog: Catalog;
  readonly zone: Zone;
  readonly sets: ReadonlyMap<string, ValueSet>;
  /** By the name of the pack: values that override those of its rules. */
  readonly packParameters: ReadonlyMap<string, Readonly<Record<string, ParameterValue>>>;
  /** Values that override all others. */
  readonly parameters: Readonly<Record<string, ParameterValue>>;
}

export interface BoundRules {
  /** In the order of their ids. */
  readonly rules: readonly Rule[];
  rule(id: string): Rule | undefined;
  adHocRule(id: string, file: string, text: string): Rule;
}

/** Reads the rules and binds each after those that it meets. */
export function bindRules(sources: ReadonlyMap<string, RuleFile>, surroundings: RuleSurroundings): BoundRules {
  const ids = new Set([...sources.keys()].sort());
  const documents = new Map(
    [...sources].map(([id, { file }]) => [id, isFailed(file) ? noText : parseCriteriaDocument(file.text)]),
  );
  const bound = new Map<string, Rule>();

  function namesFor(id: string): RuleNames {
    return ruleNames(ids, sources.get(id)?.pack);
  }

  function dependenciesOf(id: string): string[] {
    const names = namesFor(id);
    return ruleNamesIn(documents.get(id)?.criteria).flatMap((name) => names.idOf(name) ?? []);
  }

  function bind(document: CriteriaDocument, file: string, path: readonly string[], earlier: readonly Problem[]): Rule {
    const id = path.at(-1) as string;
    const names = namesFor(id);
    const { catalog, zone, sets, packParameters } = surroundings;
    const data = document.frontMatter?.data ?? {};
    const parameters = new Map(
      Object.entries({
        ...data.params,
        ...packParameters.get(sources.get(id)?.pack ?? ''),
        ...surroundings.parameters,
      }),
    );
    const rule = (name: string): RuleLookup => lookup(name, names, path, bound);
    const result =
      document.criteria === undefined
        ? nothingBound
        : bindCriteria(document.criteria, { catalog, zone, parameters, sets, rule });
    const problems = inOrderOfText([
      ...earlier,
      ...document.problems,
      ...(document.frontMatter === undefined ? [] : checkFrontMatter(document.frontMatter, catalog, names)),
      ...result.problems,
    ]);
    return Object.freeze({
      id,
      file,
      document,
      frontMatter: withFullIds(data, names),
      action: data.action ?? unstatedAction(document, problems),
      ...(hasErrors(problems) || result.criteria === undefined ? {} : { criteria: result.criteria }),
      problems,
      parameters: new Map([...parameters].filter(([name]) => result.usedParameters.has(name))),
      usedSets: result.usedSets,
      usedRules: result.usedRules,
    });
  }

  for (const { id, path } of inDependencyOrder(ids, dependenciesOf)) {
    const { file } = sources.get(id) as RuleFile;
    const failed = isFailed(file) ? [failureProblem(file)] : [];
    bound.set(id, bind(documents.get(id) ?? noText, file.path, path, [...failed, ...idProblems(id)]));
  }

  return {
    rules: [...ids].map((id) => bound.get(id) as Rule),
    rule: (id) => bound.get(id),
    adHocRule: (id, file, text) => bind(parseCriteriaDocument(text), file, [id], []),
  };
}

function lookup(name: string, names: RuleNames, path: readonly string[], bound: ReadonlyMap<string, Rule>): RuleLookup {
  const id = names.idOf(name);
  if (id === undefined) return { kind: 'unknown', suggestions: names.suggestionsFor(name) };
  const inProgress = path.indexOf(id);
  if (inProgress >= 0) return { kind: 'cycle', path: [...path.slice(inProgress), id] };
  const criteria = bound.get(id)?.criteria;
  return criteria === undefined ? { kind: 'broken' } : { kind: 'rule', id, criteria };
}

const unreadableFile: ReadonlySet<string> = new Set([
  'unreadable-file',
  'path-outside',
  'file-too-large',
  'front-matter-unclosed',
] satisfies ProblemCode[]);

/** The action of a rule whose front matter states none, or cannot be read. */
function unstatedAction({ frontMatter }: CriteriaDocument, problems: readonly Problem[]): Action {
  const isLegible = !problems.some(
    ({ code, severity, span }) =>
      unreadableFile.has(code) ||
      (severity === 'error' && frontMatter !== undefined && span.start <= frontMatter.span.end),
  );
  return isLegible ? 'report' : (frontMatter?.statedAction ?? 'protect');
}

const noText: CriteriaDocument = Object.freeze({ text: '', bodyStart: 0, tokens: [], comments: [], problems: [] });

const nothingBound: BoundResult = Object.freeze({
  problems: [],
  usedParameters: new Set<string>(),
  usedSets: new Set<string>(),
  usedRules: new Set<string>(),
});

const ruleIdForm = /^[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+)*$/;

/** Whether a rule can have this id: names of letters, digits, `_`, `.` and `-`, joined by `/`. */
export function isRuleId(id: string): boolean {
  return ruleIdForm.test(id) && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(id);
}

function idProblems(id: string): Problem[] {
  return isRuleId(id) ? [] : [problem('bad-rule-id', { start: 0, end: 0 }, { id })];
}

function inOrderOfText(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => a.span.start - b.span.start);
}

/** A rule of a pack names another of the same pack without the pack's name; whoever runs it knows ids only. */
function withFullIds(data: FrontMatterData, names: RuleNames): FrontMatterData {
  const base = data.limits?.of;
  return base === undefined ? data : { ...data, limits: { ...data.limits, of: names.idOf(base) ?? base } };
}
