// Would the comparison of all sources notice if the SQL of an operator were wrong? Run by `npm run mutation`.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PositiveOperatorId, positiveTwin } from '../../packages/engine/src/catalog/operators.ts';
import type { BoundCriteria } from '../../packages/engine/src/semantics/bound-criteria.ts';
import { comparisonsIn } from '../../packages/engine/src/semantics/walk.ts';
import { operatorSql } from '../../packages/engine/src/sources/sqlite/compile/operator-sql.ts';
import type { Sql } from '../../packages/engine/src/sources/sqlite/sql.ts';
import { metRules, predicateCases, sets, settings } from '../predicates/cases.ts';
import { edgeData } from '../predicates/edge-data.ts';
import { testProject } from '../sources/test-project.ts';
import { type World, worldOf } from '../sources/world.ts';
import { compiledThrough, type Mutant, mutantsOf } from './mutants.ts';

/** One comparison of all sources, as `predicates.test.ts` makes it. */
interface Trial {
  readonly operators: ReadonlySet<PositiveOperatorId>;
  /** What the sources disagree on, as text. */
  disagreements(): Promise<string>;
}

const trials: Trial[] = [];
const worlds: World[] = [];

beforeAll(async () => {
  for (const setting of settings) {
    const test = testProject(setting, { rules: metRules, sets });
    const world = await worldOf(edgeData(setting), test);
    worlds.push(world);
    const { timeless, ofTime } = predicateCases(setting);
    for (const text of setting === settings[0] ? [...timeless, ...ofTime] : ofTime)
      trials.push(trialOf(test.bind(text), world));
  }
});

afterAll(async () => {
  for (const world of worlds) await world.close();
});

function trialOf(criteria: BoundCriteria, world: World): Trial {
  return {
    operators: new Set(comparisonsIn(criteria).map(({ operator }) => positiveTwin(operator).operator)),
    disagreements: async () => JSON.stringify(await world.disagreements(criteria)),
  };
}

describe('a fault in the SQL is noticed', { timeout: 600_000 }, () => {
  it.each(Object.keys(operatorSql) as PositiveOperatorId[])('of %s', async (operator) => {
    const left = new Set(mutantsOf(operator));
    const seen = new Set<Mutant>();
    for (const trial of trials.filter(({ operators }) => operators.has(operator))) {
      const compiled: Sql[] = [];
      const record = (right: Sql): Sql => {
        compiled.push(right);
        return right;
      };
      const usual = await compiledThrough(operator, record, trial.disagreements);
      for (const mutant of left) {
        // Where it changes no SQL there is nothing to notice.
        if (compiled.every((right) => mutant.mutate(right).text === right.text)) continue;
        seen.add(mutant);
        if ((await compiledThrough(operator, mutant.mutate, trial.disagreements)) !== usual) left.delete(mutant);
      }
    }
    const unnoticed = [...left].filter((mutant) => seen.has(mutant));
    expect(unnoticed.map(({ name }) => name)).toEqual([]);
    expect(seen.size).toBeGreaterThanOrEqual(3);
  });
});
