import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { failureProblem } from '../../project/failure-problem.ts';
import { readTextFile } from '../../project/node/read-project.ts';
import type { Project } from '../../project/project.ts';
import { isFailed } from '../../project/project-files.ts';
import { type FileProblem, hasErrors, inRuleFile } from '../../project/rule.ts';
import { testExtension, testFileOf } from '../../project/test-file.ts';
import { parseTestFile, strayTestProblem } from '../parse-test-file.ts';
import type { RuleTest } from '../rule-test.ts';

export interface ReadTests {
  readonly tests: readonly RuleTest[];
  readonly problems: readonly FileProblem[];
}

/** The test files of a project: one beside each rule that has one, and those beside which no rule stands. */
export function findTestFiles(root: string, project: Project): string[] {
  const own = project.rules.map(({ file }) => testFileOf(file)).filter((file) => existsSync(join(root, file)));
  const patterns = project.config.rules.filter((pattern) => pattern.endsWith('.criteria')).map(testFileOf);
  const found = globSync(patterns, { cwd: root, dot: false, onlyFiles: true, expandDirectories: false });
  return [...new Set([...own, ...found])].filter((file) => !isOfPack(file)).sort();
}

/** A pack's tests run in its own project, with its own settings. */
export function isOfPack(file: string): boolean {
  return file.startsWith('../');
}

/** Reads test files. A rule with errors keeps only its own test from running. */
export function readTests(root: string, project: Project, files: readonly string[]): ReadTests {
  const tests: RuleTest[] = [];
  const problems: FileProblem[] = [];
  for (const path of files) {
    const file = readTextFile(root, path);
    if (isFailed(file)) {
      problems.push({ file: path, text: '', problem: failureProblem(file) });
      continue;
    }
    const { text } = file;
    const rule = project.rules.find((each) => testFileOf(each.file) === path);
    if (rule === undefined) {
      const name = path.slice(0, -testExtension.length);
      problems.push({ file: path, text, problem: strayTestProblem(text, name) });
      continue;
    }
    if (hasErrors(rule.problems)) problems.push(...rule.problems.map((found) => inRuleFile(rule, found)));
    const parsed = parseTestFile(path, text, rule, project);
    problems.push(...parsed.problems.map((found) => ({ file: path, text, problem: found })));
    if (parsed.test !== undefined) tests.push(parsed.test);
  }
  return { tests, problems };
}
