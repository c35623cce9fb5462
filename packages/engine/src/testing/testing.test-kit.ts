import type { SeenProblem } from '../problems/seen-problem.test-kit.ts';
import { projectOf } from '../project/project.test-kit.ts';
import type { Project } from '../project/project.ts';
import type { Rule } from '../project/rule.ts';
import { momentAt } from '../values/moment.ts';
import { type ParsedTest, parseTestFile } from './parse-test-file.ts';
import { proposeTest } from './propose/propose-test.ts';
import type { WrittenTest } from './propose/written-test.ts';
import { runTest, type TestResult } from './run-test.ts';

export interface TestedRule {
  readonly project: Project;
  readonly rule: Rule;
}

/** The rule `rule` with this criteria; others by id. */
export function ruleOf(criteria: string, others: Readonly<Record<string, string>> = {}): TestedRule {
  const rules = Object.entries({ rule: criteria, ...others }).map(([id, text]) => [`rules/${id}.criteria`, text]);
  const project = projectOf({
    'listwise.yaml': 'version: 1\ntimezone: Europe/Stockholm\n',
    ...Object.fromEntries(rules),
  });
  const rule = project.rule('rule');
  if (rule?.criteria === undefined) throw new Error(JSON.stringify(project.problems.map(({ problem }) => problem)));
  return { project, rule };
}

export function parsed(text: string, { project, rule }: TestedRule): ParsedTest {
  return parseTestFile('rules/rule.test.yaml', text, rule, project);
}

/** The problems of a test file, each with the text that it is about. */
export function problemsIn(text: string, tested: TestedRule): SeenProblem[] {
  return parsed(text, tested).problems.map(({ code, span, facts }) => ({
    code,
    at: text.slice(span.start, span.end),
    facts,
  }));
}

export function ran(text: string, tested: TestedRule): TestResult {
  const { test, problems } = parsed(text, tested);
  if (test === undefined) throw new Error(JSON.stringify(problems));
  return runTest(test, tested.project.catalog);
}

/** The verdict and what is wrong, by record. */
export function outcomes(text: string, tested: TestedRule): Record<string, string> {
  return Object.fromEntries(
    ran(text, tested).cases.map(({ record, verdict, failure }) => [
      record.id,
      failure === undefined ? verdict : `${verdict}, failed: ${failure.kind}`,
    ]),
  );
}

/** The answers of clauses that a test does not show. */
export function gapsIn({ coverage }: TestResult): string[] {
  return coverage.flatMap(({ clause, seenTrue, seenFalse }) => [
    ...(seenTrue ? [] : [`${clause.text}: true`]),
    ...(seenFalse ? [] : [`${clause.text}: false`]),
  ]);
}

export function proposed({ project, rule }: TestedRule, now = '2026-11-23T23:00:00Z'): WrittenTest {
  return proposeTest(rule, project, momentAt(Date.parse(now), project.config.zone));
}
