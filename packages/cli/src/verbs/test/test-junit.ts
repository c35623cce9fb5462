import { lineMap, problemMessage } from '@listwise/engine';
import type { CaseResult, TestResult } from '@listwise/engine/running';
import type { Output } from '../../terminal/output.ts';
import { failureText } from './failure-text.ts';
import type { RuleCoverage, TestOutcome } from './test-outcome.ts';
import { uncoveredText } from './uncovered-text.ts';
import { element, escaped } from './xml.ts';

/** A suite for each rule, a case for each record; coverage is one more case, and files with errors are a suite. */
export function testJunit(outcome: TestOutcome, output: Output): void {
  const suites = [...outcome.results.map(testSuite), ...coverageSuite(outcome), ...problemSuite(outcome)];
  output.line('<?xml version="1.0" encoding="UTF-8"?>');
  output.line(element('testsuites', { name: 'listwise', ...totals(suites) }, suites.map(suiteText)));
}

interface Suite {
  readonly name: string;
  readonly file?: string;
  readonly cases: readonly Case[];
}

interface Case {
  readonly name: string;
  readonly file: string;
  readonly line?: number;
  readonly failure?: string;
  readonly error?: string;
}

function testSuite({ test, cases }: TestResult): Suite {
  const map = lineMap(test.text);
  const caseOf = (result: CaseResult): Case => {
    const { record } = result;
    const failure = failureText(result);
    const line = map.positionAt((record.expectation ?? record).span.start).line + 1;
    return { name: record.id, file: test.file, line, ...(failure === undefined ? {} : { failure }) };
  };
  return { name: test.rule.id, file: test.file, cases: cases.map(caseOf) };
}

function coverageSuite({ coverage }: TestOutcome): Suite[] {
  if (coverage === undefined) return [];
  const caseOf = ({ rule, percent, isEnough, clauses }: RuleCoverage): Case => {
    const gaps = clauses.map(uncoveredText).filter((text) => text !== undefined);
    const failure = `${percent} % of ${rule.id} is covered; ${coverage.least} % is asked for. ${gaps.join('; ')}`;
    return { name: rule.id, file: rule.file, ...(isEnough ? {} : { failure }) };
  };
  return [{ name: 'coverage', cases: coverage.rules.map(caseOf) }];
}

function problemSuite({ problems }: TestOutcome): Suite[] {
  const errors = problems.filter(({ problem }) => problem.severity === 'error');
  if (errors.length === 0) return [];
  const cases = errors.map(({ file, text, problem }): Case => {
    const line = lineMap(text).positionAt(problem.span.start).line + 1;
    return { name: `${file}:${line} ${problem.code}`, file, line, error: problemMessage(problem) };
  });
  return [{ name: 'files', cases }];
}

function totals(suites: readonly Suite[]): { tests: number; failures: number; errors: number } {
  const cases = suites.flatMap((suite) => suite.cases);
  return {
    tests: cases.length,
    failures: cases.filter(({ failure }) => failure !== undefined).length,
    errors: cases.filter(({ error }) => error !== undefined).length,
  };
}

function suiteText(suite: Suite): string {
  const { name, file, cases } = suite;
  return `\n${element('testsuite', { name, file, ...totals([suite]) }, [...cases.map((each) => caseText(each, name)), '\n'])}`;
}

function caseText({ name, file, line, failure, error }: Case, classname: string): string {
  const content = [
    ...(failure === undefined ? [] : [element('failure', { message: failure }, [escaped(failure)])]),
    ...(error === undefined ? [] : [element('error', { message: error }, [escaped(error)])]),
  ];
  return `\n${element('testcase', { classname, name, file, line }, content)}`;
}
