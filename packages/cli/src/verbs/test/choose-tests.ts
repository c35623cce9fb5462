import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Rule, testFileOf } from '@listwise/engine';
import { findTestFiles, isOfPack, shownPath } from '@listwise/engine/files';
import { UsageError } from '../../failures.ts';
import type { VerbInput } from '../../verb.ts';
import type { Workspace } from '../../workspace.ts';
import { noSuchRule } from '../chosen-files.ts';

export interface ChosenTests {
  /** Test files, relative to the project. */
  readonly files: readonly string[];
  /** The rules that are to be covered, with a test or without. */
  readonly rules: readonly Rule[];
}

/** The tests that the command line names; without arguments, all of the project. */
export function chooseTests({ args, cwd }: VerbInput, workspace: Workspace): ChosenTests {
  const { root, project } = workspace;
  const all: ChosenTests = {
    files: findTestFiles(root, project),
    rules: project.rules.filter(({ file }) => !isOfPack(file)),
  };
  if (args.length === 0) return all;
  const chosen = args.map((arg) => chosenBy(arg, cwd, all, workspace));
  return {
    files: [...new Set(chosen.flatMap(({ files }) => files))],
    rules: [...new Set(chosen.flatMap(({ rules }) => rules))],
  };
}

function chosenBy(arg: string, cwd: string, all: ChosenTests, workspace: Workspace): ChosenTests {
  const { root, project } = workspace;
  const rule = project.rule(arg);
  if (rule !== undefined) return ofRule(rule, root);
  const path = resolve(cwd, arg);
  if (!existsSync(path)) throw noSuchRule(arg, workspace);
  const shown = shownPath(root, path);
  if (statSync(path).isDirectory()) {
    const isBelow = (file: string): boolean => shown === '.' || file.startsWith(`${shown}/`);
    return { files: all.files.filter(isBelow), rules: all.rules.filter(({ file }) => isBelow(file)) };
  }
  const tested = project.rules.find(({ file }) => file === shown || testFileOf(file) === shown);
  if (tested !== undefined) return ofRule(tested, root);
  if (all.files.includes(shown)) return { files: [shown], rules: [] };
  throw new UsageError(`${arg} is neither a rule nor the test of one.`, 'A test stands beside its rule: X.test.yaml.');
}

function ofRule(rule: Rule, root: string): ChosenTests {
  const file = testFileOf(rule.file);
  if (!existsSync(resolve(root, file)))
    throw new UsageError(`The rule ${rule.id} has no test.`, `Let one be proposed: \`listwise new test ${rule.id}\`.`);
  return { files: [file], rules: [rule] };
}
