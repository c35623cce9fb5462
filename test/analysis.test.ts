import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clauseProblems } from '../packages/engine/src/analyze/clause-problems.ts';
import { reasoner } from '../packages/engine/src/analyze/reasoner.ts';
import { not } from '../packages/engine/src/plan/formula.ts';
import { applyFixes } from '../packages/engine/src/problems/apply-fixes.ts';
import { memoryRecords, prepareDecision, type Verdict } from '../packages/engine/src/running.ts';
import { kindredCriteria, metRules, sets } from './generators/criteria-text.ts';
import { plainData } from './generators/plain-records.ts';
import type { PlainData } from './oracle/plain-data.ts';
import { settings } from './predicates/cases.ts';
import { memoryData } from './sources/memory.ts';
import { testProject } from './sources/test-project.ts';

/** Worlds that are tried; `npm run fuzz` asks for many more. */
const runs = Number(process.env['LISTWISE_FUZZ_RUNS'] ?? 600);

/** Something that is said of all records, whatever they are, and whether a record refutes it. */
interface Claim {
  readonly text: string;
  isRefutedBy(verdicts: readonly Verdict[]): boolean;
}

describe.each(settings)('what follows from random criteria in $zone', { timeout: 300_000 }, (setting) => {
  const test = testProject(setting, { rules: metRules, sets });
  const { catalog } = test.project;

  function claimsAbout(texts: readonly string[]): Claim[] {
    const { formula, isImpossible, follows } = reasoner(catalog, test.moment);
    const formulas = texts.map((text) => formula(test.bind(text)));
    const claims: Claim[] = [];
    formulas.forEach((one, a) => {
      if (isImpossible([one])) claims.push({ text: `${texts[a]} never`, isRefutedBy: (all) => all[a] === 'match' });
      if (isImpossible([not(one)]))
        claims.push({ text: `${texts[a]} always`, isRefutedBy: (all) => all[a] === 'no match' });
      formulas.forEach((other, b) => {
        if (a === b) return;
        if (a < b && isImpossible([one, other]))
          claims.push({
            text: `${texts[a]} excludes ${texts[b]}`,
            isRefutedBy: (all) => all[a] === 'match' && all[b] === 'match',
          });
        if (follows([one], other))
          claims.push({
            text: `${texts[a]} implies ${texts[b]}`,
            isRefutedBy: (all) => all[a] === 'match' && all[b] === 'no match',
          });
      });
    });
    return claims;
  }

  function verdictsOf(texts: readonly string[], data: PlainData): Verdict[][] {
    const decisions = texts.map((text) => prepareDecision(test.bind(text), test.moment, catalog));
    return memoryRecords(memoryData(data, test.project), catalog).map((record) =>
      decisions.map((decide) => decide(record)),
    );
  }

  it('is true of every record', () => {
    let claimed = 0;
    fc.assert(
      fc.property(kindredCriteria, plainData(setting), (texts, data) => {
        const claims = claimsAbout(texts);
        claimed += claims.length;
        for (const verdicts of verdictsOf(texts, data))
          expect(claims.filter((claim) => claim.isRefutedBy(verdicts)).map(({ text }) => text)).toEqual([]);
      }),
      { numRuns: Math.ceil(runs / settings.length) },
    );
    expect(claimed).toBeGreaterThan(runs / settings.length);
  });

  /** The text without one clause that is said to change nothing. */
  function withoutRedundant(text: string): string | undefined {
    const { criteria, document } = test.project.adHocRule('ad-hoc', 'ad-hoc.criteria', text);
    if (criteria === undefined) return undefined;
    const problems = clauseProblems(document, criteria, reasoner(catalog, test.moment));
    const { fix } = problems.find(({ code }) => code === 'redundant-clause') ?? {};
    return fix && applyFixes(text, [fix]).text;
  }

  it('leaves the meaning as it is where a clause is taken out', () => {
    let changed = 0;
    fc.assert(
      fc.property(kindredCriteria, plainData(setting), (texts, data) => {
        const pairs = texts.flatMap((text): [string, string][] => {
          const after = withoutRedundant(text);
          return after === undefined ? [] : [[text, after]];
        });
        changed += pairs.length;
        for (const [text, after] of pairs)
          for (const [before, now] of verdictsOf([text, after], data))
            if (before !== 'undecided' && now !== 'undecided') expect(now, `${text}\n${after}`).toBe(before);
      }),
      { numRuns: Math.ceil(runs / settings.length) },
    );
    expect(changed).toBeGreaterThan(runs / settings.length / 20);
  });
});
