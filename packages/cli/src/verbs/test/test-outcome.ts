import type { FileProblem, Project, Rule } from '@listwise/engine';
import type { ClauseCoverage, TestResult } from '@listwise/engine/running';

/** What the chosen tests came to. */
export interface TestOutcome {
  readonly project: Project;
  readonly results: readonly TestResult[];
  /** What is wrong with the files, so that tests could not run or may not mean what they say. */
  readonly problems: readonly FileProblem[];
  /** Only where it was asked for. */
  readonly coverage?: CoverageReport;
}

export interface CoverageReport {
  /** How much each rule has to reach, in percent. */
  readonly least: number;
  readonly rules: readonly RuleCoverage[];
}

export interface RuleCoverage {
  readonly rule: Rule;
  readonly percent: number;
  readonly isEnough: boolean;
  readonly hasTest: boolean;
  readonly clauses: readonly ClauseCoverage[];
}

export interface TestCounts {
  readonly tests: number;
  readonly records: number;
  readonly failed: number;
}

export function countsOf(results: readonly TestResult[]): TestCounts {
  const cases = results.flatMap((result) => result.cases);
  return {
    tests: results.length,
    records: cases.length,
    failed: cases.filter(({ failure }) => failure !== undefined).length,
  };
}
