import { existsSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { type FileProblem, problemsBesideRules, type Rule, suggestionsFor } from '@listwise/engine';
import { readTextFile, ruleIdOf } from '@listwise/engine/files';
import { UsageError } from '../failures.ts';
import { suggestionHint } from '../suggestion-hint.ts';
import type { VerbInput } from '../verb.ts';
import type { Workspace } from '../workspace.ts';

export interface ChosenFiles {
  readonly rules: readonly Rule[];
  /** Problems of listwise.yaml, catalogues and of rule files that could not become rules. */
  readonly settings: readonly FileProblem[];
}

/** The files that the paths on the command line name; without any, all of the project. */
export async function chooseFiles(workspace: Workspace, input: VerbInput): Promise<ChosenFiles> {
  const { root, project } = workspace;
  const others = problemsBesideRules(project);
  if (input.args.length === 0) return { rules: project.rules, settings: others };
  const rules: Rule[] = [];
  const settings: FileProblem[] = [];
  for (const arg of input.args) {
    if (arg === '-') {
      rules.push(project.adHocRule('-', '-', await input.stdin()));
      continue;
    }
    const path = resolve(input.cwd, arg);
    if (!existsSync(path)) throw new UsageError(`There is no file or folder ${arg}.`, didYouMeanRule(arg, workspace));
    const shown = relative(root, path).split(sep).join('/');
    const isFolder = statSync(path).isDirectory();
    const isBelow = (file: string): boolean =>
      file === shown || (isFolder && (shown === '' || file.startsWith(`${shown}/`)));
    const found = project.rules.filter(({ file }) => isBelow(file));
    settings.push(...others.filter(({ file }) => isBelow(file)));
    if (found.length > 0 || isFolder || !shown.endsWith('.criteria')) rules.push(...found);
    else rules.push(strayRule(path, shown, workspace));
  }
  return { rules: [...new Set(rules)], settings };
}

/** A criteria file that is no rule of the project. */
function strayRule(path: string, shown: string, { root, project }: Workspace): Rule {
  const file = readTextFile(root, path);
  if ('failure' in file) throw new UsageError(`${shown} cannot be read: ${file.failure}.`);
  return project.adHocRule(ruleIdOf(shown, ''), shown, file.text);
}

function didYouMeanRule(arg: string, { project }: Workspace): string | undefined {
  const [near] = suggestionsFor(
    arg,
    project.rules.map(({ id }) => id),
  );
  return near === undefined ? undefined : `Did you mean the rule ${near}? Its file is ${project.rule(near)?.file}.`;
}

/** The rule that an argument names: an id, a criteria file, or `-` for standard input. */
export async function chooseRule(workspace: Workspace, input: VerbInput): Promise<Rule> {
  const { root, project } = workspace;
  const [arg = ''] = input.args;
  if (arg === '-') return project.adHocRule('-', '-', await input.stdin());
  const known = project.rule(arg);
  if (known !== undefined) return known;
  const path = resolve(input.cwd, arg);
  if (existsSync(path) && statSync(path).isFile()) {
    const shown = relative(root, path).split(sep).join('/');
    return project.rules.find(({ file }) => file === shown) ?? strayRule(path, shown, workspace);
  }
  throw noSuchRule(arg, workspace);
}

export function noSuchRule(arg: string, { project }: Workspace): UsageError {
  const ids = project.rules.map(({ id }) => id);
  const otherwise = 'Rules are named by their path below the rules folder.';
  return new UsageError(`There is no rule or file \`${arg}\`.`, suggestionHint(arg, ids, otherwise));
}
