import { lineMap } from '@listwise/engine';
import type { CaseResult, TestResult } from '@listwise/engine/running';
import type { Output } from '../../terminal/output.ts';
import { proseLines } from '../../terminal/prose.ts';
import { inert } from '../../terminal/table.ts';
import { problemLines } from '../../views/problem-lines.ts';
import { counted } from '../../views/severity-counts.ts';
import { treeLines } from '../why/why-pretty.ts';
import { failureText } from './failure-text.ts';
import { type CoverageReport, countsOf, type RuleCoverage, type TestOutcome } from './test-outcome.ts';
import { uncoveredText } from './uncovered-text.ts';

export function testPretty(outcome: TestOutcome, output: Output): void {
  const { results, problems, coverage } = outcome;
  for (const line of problemLines(problems, output)) output.line(line);
  if (problems.length > 0) output.line();
  for (const result of results) for (const line of testLines(result, outcome, output)) output.line(line);
  if (coverage !== undefined) for (const line of coverageLines(coverage, output)) output.line(line);
  if (results.length > 0) output.line();
  output.line(summary(outcome, output));
}

function testLines({ test, cases }: TestResult, outcome: TestOutcome, output: Output): string[] {
  const { colors } = output;
  const failed = cases.filter(({ failure }) => failure !== undefined);
  const heading = `${test.rule.id} ${colors.dim(counted(cases.length, 'record'))}`;
  if (failed.length === 0) return [`${colors.green('✓')} ${heading}`];
  return [`${colors.red('✗')} ${heading}`, ...failed.flatMap((each) => failureLines(each, test, outcome, output))];
}

function failureLines(
  result: CaseResult,
  test: TestResult['test'],
  { project }: TestOutcome,
  output: Output,
): string[] {
  const { record, read, tree } = result;
  const { line, character } = lineMap(test.text).positionAt((record.expectation ?? record).span.start);
  const place = output.colors.bold(`${test.file}:${line + 1}:${character + 1}`);
  const sentence = `${place} ${inert(failureText(result) ?? '')}`;
  const context = { rule: test.rule, project, record: read, moment: test.moment };
  return [
    ...proseLines(sentence, output, { first: '  ', indent: '    ' }),
    ...treeLines(tree, test.rule.id, 0, context, output).map((each) => `    ${each}`),
  ];
}

function coverageLines({ rules, least }: CoverageReport, output: Output): string[] {
  const { colors } = output;
  const heading = least < 100 ? `Coverage (${least} % of each rule is asked for)` : 'Coverage';
  return ['', colors.bold(heading), ...rules.flatMap((each) => ruleCoverageLines(each, output))];
}

function ruleCoverageLines({ rule, percent, isEnough, hasTest, clauses }: RuleCoverage, output: Output): string[] {
  const { green, red, dim } = output.colors;
  const share = `${String(percent).padStart(3)} %`;
  const gaps = clauses.map(uncoveredText).filter((text) => text !== undefined);
  return [
    `${(isEnough ? green : red)(share)}  ${rule.id}${hasTest ? '' : dim(' (no test)')}`,
    ...gaps.flatMap((gap) => proseLines(inert(gap), output, { first: '         ', indent: '         ' })),
  ];
}

function summary({ results, problems, coverage }: TestOutcome, { colors }: Output): string {
  const { tests, records, failed } = countsOf(results);
  const uncovered = coverage?.rules.filter(({ isEnough }) => !isEnough).length ?? 0;
  if (tests === 0 && problems.length === 0) return 'There are no tests. Let one be proposed: `listwise new test RULE`.';
  const ran = `${counted(tests, 'test')}, ${counted(records, 'record')}`;
  if (failed > 0) return colors.red(`${ran}: ${counted(failed, 'record')} not as expected.`);
  if (uncovered > 0) return colors.red(`${ran}: all as expected, but ${counted(uncovered, 'rule')} not covered.`);
  return problems.some(({ problem }) => problem.severity === 'error')
    ? colors.red(`${ran}: some tests could not run.`)
    : colors.green(`${ran}: all as expected.`);
}
