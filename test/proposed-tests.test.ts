import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryRecords } from '../packages/engine/src/running.ts';
import { leafClauses } from '../packages/engine/src/testing/clause.ts';
import { coverageOf } from '../packages/engine/src/testing/coverage.ts';
import { parseTestFile } from '../packages/engine/src/testing/parse-test-file.ts';
import { proposeTest } from '../packages/engine/src/testing/propose/propose-test.ts';
import { runTest } from '../packages/engine/src/testing/run-test.ts';
import { criteriaText, metRules as randomlyMet, sets as randomSets } from './generators/criteria-text.ts';
import { metRules, predicateCases, sets, settings } from './predicates/cases.ts';
import { edgeData } from './predicates/edge-data.ts';
import { memoryData } from './sources/memory.ts';
import { testProject } from './sources/test-project.ts';

/** `npm run fuzz` tries all predicates, here a part of them will do. */
const isThorough = process.env['LISTWISE_FUZZ_RUNS'] !== undefined;
const runs = Number(process.env['LISTWISE_FUZZ_RUNS'] ?? 150);

describe.each(settings)('the test that is proposed, in $zone', { timeout: 300_000 }, (setting) => {
  const test = testProject(setting, { rules: { ...metRules, ...randomlyMet }, sets: { ...sets, ...randomSets } });
  const { project, moment } = test;

  function proposed(text: string): { problems: string[]; failures: string[]; gaps: string[] } {
    const rule = project.adHocRule('ad-hoc', 'ad-hoc.criteria', text);
    const written = proposeTest(rule, project, moment);
    const parsed = parseTestFile('ad-hoc.test.yaml', written.text, rule, project);
    const problems = parsed.problems.map(({ code, facts }) => `${code} ${JSON.stringify(facts)}`);
    if (parsed.test === undefined) return { problems, failures: [], gaps: [] };
    const { cases, coverage } = runTest(parsed.test, project.catalog);
    return {
      problems,
      failures: cases.filter(({ failure }) => failure !== undefined).map(({ record }) => record.id),
      gaps: coverage.flatMap(({ clause, seenTrue, seenFalse }) => [
        ...(seenTrue ? [] : [`${clause.text}: true`]),
        ...(seenFalse ? [] : [`${clause.text}: false`]),
      ]),
    };
  }

  /** The answers of clauses that records written by hand show. */
  function shownByEdgeData(text: string): Set<string> {
    const rule = project.adHocRule('ad-hoc', 'ad-hoc.criteria', text);
    const records = memoryRecords(memoryData(edgeData(setting), project), project.catalog);
    return new Set(
      coverageOf(leafClauses(rule), records, moment, project.catalog).flatMap(({ clause, seenTrue, seenFalse }) => [
        ...(seenTrue ? [`${clause.text}: true`] : []),
        ...(seenFalse ? [`${clause.text}: false`] : []),
      ]),
    );
  }

  const { timeless, ofTime } = predicateCases(setting);
  const all = (setting === settings[0] ? [...timeless, ...ofTime] : ofTime).filter(isProposable);
  const cases = all.filter((_, index) => isThorough || index % 4 === 0);

  it('of a single predicate shows it both ways, wherever it can be', () => {
    const short = cases.flatMap((text): object[] => {
      const { problems, failures, gaps } = proposed(text);
      if (problems.length + failures.length > 0) return [{ text, problems, failures }];
      const shown = gaps.length === 0 ? new Set() : shownByEdgeData(text);
      const missed = gaps.filter((gap) => shown.has(gap));
      return missed.length === 0 ? [] : [{ text, missed }];
    });
    expect(short).toEqual([]);
  });

  it('of random criteria can be read back, and holds', () => {
    fc.assert(
      fc.property(criteriaText, (text) => {
        const { problems, failures } = proposed(text);
        expect({ problems, failures }).toEqual({ problems: [], failures: [] });
      }),
      { numRuns: Math.ceil(runs / settings.length) },
    );
  });
});

/** No record of a test can hold an option with a semicolon in it. */
function isProposable(text: string): boolean {
  return !/"a;b"/.test(text);
}
