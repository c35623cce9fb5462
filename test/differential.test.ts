import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDocument, parseCriteriaDocument } from '../packages/engine/src/index.ts';
import { criteriaText, metRules, sets } from './generators/criteria-text.ts';
import { plainData } from './generators/plain-records.ts';
import { type OracleVerdict, oracleVerdicts } from './oracle/oracle.ts';
import type { PlainData } from './oracle/plain-data.ts';
import { settings } from './predicates/cases.ts';
import { testProject } from './sources/test-project.ts';
import { worldOf } from './sources/world.ts';

/** Worlds that are tried, each with a few criteria; `npm run fuzz` asks for many more. */
const runs = Number(process.env['LISTWISE_FUZZ_RUNS'] ?? 400);
const criteriaPerWorld = 4;

describe.each(settings)('random criteria on random records in $zone', { timeout: 300_000 }, (setting) => {
  const test = testProject(setting, { rules: metRules, sets });

  function verdicts(text: string, data: PlainData): Map<string, OracleVerdict> {
    const properties = test.project.catalog.contacts.properties;
    return oracleVerdicts(
      test.bind(text),
      { data, zone: setting.zone, properties },
      { ...setting, now: test.moment.now },
    );
  }

  it.each([
    ['the oracle, the evaluator and every source', {}, runs],
    ['a store whose contacts were imported as well', { imports: true }, runs / 4],
  ])('are decided alike by %s', async (_, options, worlds) => {
    const texts = fc.array(criteriaText, { minLength: 1, maxLength: criteriaPerWorld });
    const records = 'imports' in options ? plainData(setting).map(withoutNul) : plainData(setting);
    const property = fc.asyncProperty(records, texts, async (data, all) => {
      const world = await worldOf(data, test, options);
      try {
        for (const text of all)
          for (const written of [text, formatted(text)])
            expect(await world.disagreements(test.bind(written)), written).toEqual({});
        expect(await world.disagreementsTogether(all.map(test.bind)), 'in one scan').toEqual({});
      } finally {
        await world.close();
      }
    });
    await fc.assert(property, {
      numRuns: Math.ceil(worlds / settings.length),
      reporter: (details) => {
        if (!details.failed) return;
        const [data, all] = details.counterexample as [PlainData, string[]];
        throw new Error(
          [
            `seed ${details.seed}, path "${details.counterexamplePath}", ${details.numShrinks} times made smaller`,
            ...all.map((text) => `criteria:\n${text}`),
            `records: ${JSON.stringify(data, undefined, 1)}`,
            (details.errorInstance as Error | undefined)?.message,
          ].join('\n'),
        );
      },
    });
  });

  it('match some records and leave others: the comparison is worth something', () => {
    const samples = fc.sample(fc.tuple(plainData(setting), criteriaText), { numRuns: 200, seed: 1 });
    const found = samples.flatMap(([data, text]) => [...verdicts(text, data).values()]);
    const share = (verdict: string): number => found.filter((each) => each === verdict).length / found.length;
    expect(share('match')).toBeGreaterThan(0.2);
    expect(share('no match')).toBeGreaterThan(0.2);
    expect(share('undecided')).toBeGreaterThan(0.05);
  });

  it('mean the same when they are formatted, and are not formatted again', async () => {
    await fc.assert(
      fc.asyncProperty(plainData(setting), criteriaText, async (data, text) => {
        const once = formatted(text);
        expect(formatted(once)).toBe(once);
        expect(verdicts(once, data)).toEqual(verdicts(text, data));
      }),
      { numRuns: Math.ceil(runs / settings.length) },
    );
  });
});

function formatted(text: string): string {
  const result = formatDocument(parseCriteriaDocument(text));
  if (result === undefined) throw new Error(`cannot be formatted: ${text}`);
  return result;
}

function withoutNul(data: PlainData): PlainData {
  return JSON.parse(JSON.stringify(data).replaceAll('\\u0000', ''));
}
