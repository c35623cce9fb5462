import { lineMap } from '@listwise/engine';
import type { CaseResult, TestResult } from '@listwise/engine/running';
import type { Output } from '../../terminal/output.ts';
import { problemJson, writeJson } from '../../views/problem-json.ts';
import { failureText } from './failure-text.ts';
import { type CoverageReport, countsOf, type TestOutcome } from './test-outcome.ts';

export function testJson({ results, problems, coverage }: TestOutcome, output: Output): void {
  writeJson(
    {
      version: 1,
      tests: results.map(oneTest),
      ...(coverage === undefined ? {} : { coverage: coverageJson(coverage) }),
      problems: problems.map(problemJson),
      summary: countsOf(results),
    },
    output,
  );
}

function oneTest({ test, cases }: TestResult): object {
  const { rule, file, text, moment } = test;
  const map = lineMap(text);
  return {
    rule: rule.id,
    file,
    now: new Date(moment.now).toISOString(),
    timezone: moment.zone.id,
    cases: cases.map((each) => caseJson(each, map)),
  };
}

function caseJson(result: CaseResult, map: ReturnType<typeof lineMap>): object {
  const { record, verdict, deciding } = result;
  const { expectation } = record;
  const { start, end } = (expectation ?? record).span;
  const message = failureText(result);
  return {
    record: record.id,
    passed: message === undefined,
    expected: expectation?.verdict ?? null,
    verdict,
    ...(expectation?.because === undefined ? {} : { because: expectation.because.text }),
    deciding: deciding.map((clause) => clause.text),
    range: { start: map.positionAt(start), end: map.positionAt(end) },
    ...(message === undefined ? {} : { message }),
  };
}

function coverageJson({ least, rules }: CoverageReport): object {
  return {
    min: least,
    rules: rules.map(({ rule, percent, isEnough, hasTest, clauses }) => ({
      rule: rule.id,
      percent,
      passed: isEnough,
      has_test: hasTest,
      clauses: clauses.map(({ clause, seenTrue, seenFalse }) => ({
        text: clause.text,
        ...(clause.within === undefined ? {} : { within: clause.within.relation.name }),
        seen_true: seenTrue,
        seen_false: seenFalse,
      })),
    })),
  };
}
