import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogueCase } from './generators/catalogues.ts';
import { sets } from './generators/criteria-text.ts';
import { settings } from './predicates/cases.ts';
import { testProject } from './sources/test-project.ts';
import { worldOf } from './sources/world.ts';

/** Catalogues that are tried; `npm run fuzz` asks for many more. */
const runs = Number(process.env['LISTWISE_FUZZ_RUNS'] ?? 150);

describe.each(settings)('a random catalogue in $zone', { timeout: 300_000 }, (setting) => {
  it('is understood alike by the oracle, the evaluator and every source', async () => {
    await fc.assert(
      fc.asyncProperty(catalogueCase(setting), async ({ catalogue, criteria, data }) => {
        const test = testProject(setting, { catalogue, sets });
        const world = await worldOf(data, test);
        try {
          for (const text of criteria) expect(await world.disagreements(test.bind(text)), text).toEqual({});
          expect(await world.disagreementsTogether(criteria.map(test.bind)), 'in one scan').toEqual({});
        } finally {
          await world.close();
        }
      }),
      { numRuns: Math.ceil(runs / settings.length) },
    );
  });
});
