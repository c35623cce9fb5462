import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type FileProblem, type Rule, testFileOf } from '@listwise/engine';
import { findTestFiles, readTests } from '@listwise/engine/files';
import type { Workspace } from '../../workspace.ts';

/** What is wrong with the tests beside these rules, or with all of the project. That a rule is broken it tells itself. */
export function testProblems({ root, project }: Workspace, rules: readonly Rule[] | 'all'): FileProblem[] {
  const files =
    rules === 'all'
      ? findTestFiles(root, project)
      : rules
          .filter((rule) => project.rule(rule.id) === rule)
          .map(({ file }) => testFileOf(file))
          .filter((file) => existsSync(resolve(root, file)));
  return readTests(root, project, files).problems.filter(
    ({ file, problem }) => files.includes(file) && problem.code !== 'test-of-broken-rule',
  );
}
