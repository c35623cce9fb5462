import type { Catalog } from '../catalog/catalog.ts';
import type { ParameterValue } from '../language/front-matter.ts';
import { problem } from '../problems/problem.ts';
import type { ValueSet } from '../semantics/binding-scope.ts';
import type { YamlPlaces } from '../yaml/yaml-places.ts';
import { failureProblem } from './failure-problem.ts';
import { extendsProblems, readPackSettings } from './packs.ts';
import { catalogOf } from './project-catalog.ts';
import { configFile, defaultConfig, type ParsedConfig, type ProjectConfig } from './project-config.ts';
import { isFailed, type ProjectFiles, type RuleFile } from './project-files.ts';
import { type FileProblem, inRuleFile, type Rule } from './rule.ts';
import { bindRules } from './rule-binder.ts';
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
  /** listwise.yaml, with the places in it; absent where it could not be read. */
  readonly settings?: { readonly text: string; readonly places: YamlPlaces };
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
  const packs = files.packs.map(readPackSettings);
  const { catalog, problems: catalogProblems } = catalogOf([
    ...files.packs.flatMap((pack) => pack.catalogs),
    ...files.catalogs,
  ]);
  const allSets = [...files.packs.flatMap((pack) => [...pack.sets]), ...files.sets];
  const sets = new Map(allSets.map(([name, file]) => [name, parseValueSet(name, file)]));
  const { sources, problems: idProblems } = ruleSources([...files.packs.flatMap((pack) => pack.rules), ...files.rules]);
  const { rules, rule, adHocRule } = bindRules(sources, {
    catalog,
    zone: config.zone,
    sets,
    packParameters: new Map(packs.map((pack) => [pack.files.name, pack.parameters])),
    parameters: { ...config.params, ...options.parameters },
  });
  return Object.freeze({
    config,
    catalog,
    sets,
    rules,
    ...settingsOf(files.config, parsed),
    rule,
    adHocRule,
    problems: [
      ...configProblems(files.config, parsed),
      ...extendsProblems(files.packs, files.config, parsed),
      ...packs.flatMap(({ problems }) => problems),
      ...catalogProblems,
      ...idProblems,
      ...rules.flatMap((each) => each.problems.map((found) => inRuleFile(each, found))),
    ],
  });
}

function settingsOf(file: ProjectFiles['config'], parsed: ParsedConfig | undefined): Pick<Project, 'settings'> {
  if (file === undefined || isFailed(file) || parsed === undefined) return {};
  return { settings: { text: file.text, places: parsed.places } };
}

function configProblems(file: ProjectFiles['config'], parsed: ParsedConfig | undefined): FileProblem[] {
  if (file === undefined) return [];
  if (isFailed(file)) return [{ file: configFile, text: '', problem: failureProblem(file) }];
  return (parsed?.problems ?? []).map((found) => ({ file: configFile, text: file.text, problem: found }));
}

/** The files of rules by id; of two with one id the first counts. */
function ruleSources(files: readonly RuleFile[]): {
  sources: ReadonlyMap<string, RuleFile>;
  problems: readonly FileProblem[];
} {
  const sources = new Map<string, RuleFile>();
  const problems: FileProblem[] = [];
  for (const source of files) {
    const { id, file } = source;
    const other = sources.get(id);
    if (other === undefined) sources.set(id, source);
    else
      problems.push({
        file: file.path,
        text: isFailed(file) ? '' : file.text,
        problem: problem('duplicate-rule', { start: 0, end: 0 }, { id, other: other.file.path }),
      });
  }
  return { sources, problems };
}

/** Problems of listwise.yaml, catalogues and of rule files that could not become rules. */
export function problemsBesideRules({ rules, problems }: Project): FileProblem[] {
  const ruleFiles = new Set(rules.map(({ file }) => file));
  return problems.filter(({ file, problem }) => !ruleFiles.has(file) || problem.code === 'duplicate-rule');
}
