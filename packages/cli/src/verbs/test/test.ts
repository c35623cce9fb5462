import { hasErrors, type Rule } from '@listwise/engine';
import { readTests } from '@listwise/engine/files';
import { coverageOf, coveredPercent, leafClauses, runTest, type TestResult } from '@listwise/engine/running';
import { exitCodes } from '../../exit-codes.ts';
import { UsageError } from '../../failures.ts';
import { defineVerb, type VerbInput } from '../../verb.ts';
import { momentOf, openWorkspace, requireValidSettings, type Workspace } from '../../workspace.ts';
import { chooseTests } from './choose-tests.ts';
import { testJson } from './test-json.ts';
import { testJunit } from './test-junit.ts';
import { type CoverageReport, countsOf, type RuleCoverage, type TestOutcome } from './test-outcome.ts';
import { testPretty } from './test-pretty.ts';

export const testVerb = defineVerb<TestOutcome>({
  run: async (input) => {
    const workspace = openWorkspace(input);
    requireValidSettings(workspace);
    const { root, project } = workspace;
    const least = leastCoverage(input);
    const { files, rules } = chooseTests(input, workspace);
    const { tests, problems } = readTests(root, project, files);
    const results = tests.map((test) => runTest(test, project.catalog));
    const coverage = least === undefined ? undefined : coverageReport(least, rules, results, input, workspace);
    return { project, results, problems, ...(coverage === undefined ? {} : { coverage }) };
  },
  views: { pretty: testPretty, json: testJson, junit: testJunit },
  exitCode: ({ results, problems, coverage }) => {
    const isClean =
      countsOf(results).failed === 0 &&
      !hasErrors(problems.map(({ problem }) => problem)) &&
      (coverage?.rules.every(({ isEnough }) => isEnough) ?? true);
    return isClean ? exitCodes.clean : exitCodes.findings;
  },
});

/** How much of each rule is to be covered; `undefined` where that was not asked. */
function leastCoverage({ options }: VerbInput): number | undefined {
  const given = options['minCoverage'] as number | undefined;
  if (given !== undefined && given > 100)
    throw new UsageError(`--min-coverage is a percentage, so it cannot be ${given}.`, 'It can be 0 to 100.');
  return given ?? (options['coverage'] === true ? 100 : undefined);
}

/** Rules with errors are told apart from this; those without a test have nothing covered. */
function coverageReport(
  least: number,
  rules: readonly Rule[],
  results: readonly TestResult[],
  input: VerbInput,
  workspace: Workspace,
): CoverageReport {
  const { catalog } = workspace.project;
  const ofRules = rules
    .filter(({ criteria }) => criteria !== undefined)
    .map((rule): RuleCoverage => {
      const result = results.find(({ test }) => test.rule === rule);
      const clauses = result?.coverage ?? coverageOf(leafClauses(rule), [], momentOf(input, workspace), catalog);
      const percent = coveredPercent(clauses);
      return { rule, percent, isEnough: percent >= least, hasTest: result !== undefined, clauses };
    });
  return { least, rules: ofRules };
}
