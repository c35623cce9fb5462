import { builtInCatalog, builtInProperties } from '../catalog/built-in.ts';
import { type Catalog, createCatalog } from '../catalog/catalog.ts';
import { propertyKey } from '../catalog/property.ts';
import { type CriteriaDocument, largestFile, parseCriteriaDocument } from '../language/criteria-document.ts';
import type { ParameterValue } from '../language/front-matter.ts';
import { suggestionsFor } from '../problems/did-you-mean.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { bindCriteria } from '../semantics/bind.ts';
import type { RuleLookup, ValueSet } from '../semantics/binding-scope.ts';
import { parseCatalogFile } from './catalog-file.ts';
import { checkFrontMatter } from './check-front-matter.ts';
import { configFile, defaultConfig, type ParsedConfig, type ProjectConfig, parseConfig } from './project-config.ts';
import { type FailedFile, isFailed, type PackFiles, type ProjectFiles, type RuleFile } from './project-files.ts';
import { type FileProblem, hasErrors, inRuleFile, type Rule } from './rule.ts';
import { parseValueSet } from './value-set.ts';

/** A project, read and bound: what the verbs and the editor work on. */
export interface Project {
  readonly config: ProjectConfig;
  readonly catalog: Catalog;
  readonly sets: ReadonlyMap<string, ValueSet>;
  /** In the order of their ids. */
  readonly rules: readonly Rule[];
  rule(id: string): Rule | undefined;
  /** Reads and binds a text that is no rule of the project, as if it were one. */
  adHocRule(id: string, file: string, text: string): Rule;
  readonly problems: readonly FileProblem[];
}

export interface ProjectOptions {
  /** Values that override those of listwise.yaml and of the rules. */
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
}

/** Puts a project together. What is wrong with one file does not keep the others from being used. */
export function createProject(
  files: ProjectFiles,
  parsed: ParsedConfig | undefined,
  options: ProjectOptions = {},
): Project {
  const config = parsed?.config ?? defaultConfig;
  const problems: FileProblem[] = [];
  if (files.config !== undefined) problems.push(...configProblems(files.config, parsed));
  const catalog = catalogOf(files, problems);
  const allSets = [...files.packs.flatMap((pack) => [...pack.sets]), ...files.sets];
  const sets = new Map(allSets.map(([name, file]) => [name, parseValueSet(name, file)]));
  const packParameters = new Map(files.packs.map((pack) => [pack.name, parametersOf(pack)]));
  const overrides = { ...config.params, ...options.parameters };
  const sources = new Map<string, RuleFile>();
  for (const source of [...files.packs.flatMap((pack) => pack.rules), ...files.rules])
    register(source, sources, problems);

  const ruleIds = new Set(sources.keys());
  const bound = new Map<string, Rule>();
  const binding: string[] = [];

  function bindRule(id: string, file: string, document: CriteriaDocument, earlier: readonly Problem[] = []): Rule {
    const frontMatter = document.frontMatter?.data ?? {};
    const ofPack = packParameters.get(sources.get(id)?.pack ?? '');
    const parameters = new Map(Object.entries({ ...frontMatter.params, ...ofPack, ...overrides }));
    binding.push(id);
    const result =
      document.criteria === undefined
        ? { problems: [], usedParameters: new Set<string>(), usedSets: new Set<string>(), usedRules: new Set<string>() }
        : bindCriteria(document.criteria, { catalog, zone: config.zone, parameters, sets, rule: lookup });
    binding.pop();
    const found = [
      ...earlier,
      ...document.problems,
      ...(document.frontMatter === undefined ? [] : checkFrontMatter(document.frontMatter, catalog, ruleIds)),
      ...result.problems,
    ];
    const criteria = hasErrors(found) || !('criteria' in result) ? {} : { criteria: result.criteria };
    return Object.freeze({
      id,
      file,
      document,
      frontMatter,
      action: frontMatter.action ?? 'report',
      ...criteria,
      problems: found,
      parameters: new Map([...parameters].filter(([name]) => result.usedParameters.has(name))),
      usedSets: result.usedSets,
      usedRules: result.usedRules,
    });
  }

  function lookup(name: string): RuleLookup {
    const pack = sources.get(binding.at(-1) ?? '')?.pack;
    const id = pack !== undefined && sources.has(`${pack}/${name}`) ? `${pack}/${name}` : name;
    const source = sources.get(id);
    if (source === undefined) return { kind: 'unknown', suggestions: suggestionsFor(id, sources.keys()) };
    const inProgress = binding.indexOf(id);
    if (inProgress >= 0) return { kind: 'cycle', path: [...binding.slice(inProgress), id] };
    const { criteria } = boundRule(source);
    return criteria === undefined ? { kind: 'broken' } : { kind: 'rule', id, criteria };
  }

  function boundRule({ id, file }: RuleFile): Rule {
    let rule = bound.get(id);
    if (rule === undefined) {
      const failed = isFailed(file) ? [failureProblem(file)] : [];
      const document = isFailed(file) ? emptyDocument : parseCriteriaDocument(file.text);
      rule = bindRule(id, file.path, document, [...failed, ...idProblems(id)]);
      bound.set(id, rule);
    }
    return rule;
  }

  const rules = [...sources.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map(boundRule);
  for (const rule of rules) problems.push(...rule.problems.map((found) => inRuleFile(rule, found)));

  return Object.freeze({
    config,
    catalog,
    sets,
    rules,
    rule: (id: string) => (sources.has(id) ? bound.get(id) : undefined),
    adHocRule: (id: string, file: string, text: string) => bindRule(id, file, parseCriteriaDocument(text)),
    problems,
  });
}

const emptyDocument: CriteriaDocument = Object.freeze({
  text: '',
  bodyStart: 0,
  tokens: [],
  comments: [],
  problems: [],
});

function failureProblem({ failure, tooManyBytes }: FailedFile): Problem {
  const span = { start: 0, end: 0 };
  if (tooManyBytes === undefined) return problem('unreadable-file', span, { reason: failure });
  return problem('file-too-large', span, { bytes: tooManyBytes, limit: largestFile });
}

/** The values that a pack's own listwise.yaml gives to parameters. */
function parametersOf({ config }: PackFiles): ProjectConfig['params'] {
  return config === undefined || isFailed(config) ? {} : parseConfig(config.text, undefined).config.params;
}

const ruleIdForm = /^[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+)*$/;

/** Whether a rule can have this id: names of letters, digits, `_`, `.` and `-`, joined by `/`. */
export function isRuleId(id: string): boolean {
  return ruleIdForm.test(id) && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(id);
}

function idProblems(id: string): Problem[] {
  return isRuleId(id) ? [] : [problem('bad-rule-id', { start: 0, end: 0 }, { id })];
}

function register(source: RuleFile, sources: Map<string, RuleFile>, problems: FileProblem[]): void {
  const other = sources.get(source.id);
  if (other === undefined) {
    sources.set(source.id, source);
    return;
  }
  problems.push({
    file: source.file.path,
    text: isFailed(source.file) ? '' : source.file.text,
    problem: problem('duplicate-rule', { start: 0, end: 0 }, { id: source.id, other: other.file.path }),
  });
}

function configProblems(file: NonNullable<ProjectFiles['config']>, parsed: ParsedConfig | undefined): FileProblem[] {
  if (isFailed(file)) return [{ file: configFile, text: '', problem: failureProblem(file) }];
  return (parsed?.problems ?? []).map((found) => ({ file: configFile, text: file.text, problem: found }));
}

/** The built-in catalogue with the project's files laid over it, in their order. */
function catalogOf(files: ProjectFiles, problems: FileProblem[]): Catalog {
  const catalogs = [...files.packs.flatMap((pack) => pack.catalogs), ...files.catalogs];
  if (catalogs.length === 0) return builtInCatalog();
  const properties = new Map(builtInProperties.map((property) => [propertyKey(property), property]));
  for (const file of catalogs) {
    if (isFailed(file)) {
      problems.push({ file: file.path, text: '', problem: failureProblem(file) });
      continue;
    }
    const layer = parseCatalogFile(file.text, [...properties.values()]);
    problems.push(...layer.problems.map((found) => ({ file: file.path, text: file.text, problem: found })));
    for (const property of layer.properties) properties.set(propertyKey(property), property);
  }
  return createCatalog([...properties.values()]);
}
