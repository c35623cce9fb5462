import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operatorOf, operators } from '../packages/engine/src/catalog/operators.ts';
import type { BoundCriteria } from '../packages/engine/src/semantics/bound-criteria.ts';
import type { PropertyType } from '../packages/engine/src/values/value.ts';
import { metRules, predicateCases, sets, settings } from './predicates/cases.ts';
import { edgeData } from './predicates/edge-data.ts';
import { type Setting, type TestProject, testProject } from './sources/test-project.ts';
import { type World, worldOf } from './sources/world.ts';

/** All predicates in the first setting; in the others those that days and clocks decide. */
function casesIn(setting: Setting): readonly string[] {
  const { ofTime, timeless } = predicateCases(setting);
  return setting === settings[0] ? [...timeless, ...ofTime] : ofTime;
}

describe.each(settings)('in $zone at $now', (setting) => {
  const cases = casesIn(setting);
  let test: TestProject;
  let world: World;

  beforeAll(async () => {
    test = testProject(setting, { rules: metRules, sets });
    world = await worldOf(edgeData(setting), test);
  });

  afterAll(() => world.close());

  describe('every source decides as the oracle does', () => {
    it.each(cases)('%s', async (text) => {
      expect(await world.disagreements(test.bind(text))).toEqual({});
    });
  });

  it('one scan answers many of them as it answers each', { timeout: 120_000 }, async () => {
    const bound = cases.filter((text) => !/"a;b"|opted_out/.test(text)).map(test.bind);
    for (let start = 0; start < bound.length; start += 150)
      expect(await world.disagreementsTogether(bound.slice(start, start + 150))).toEqual({});
  });

  it('`not` turns every decided verdict into its opposite', () => {
    for (const text of cases) {
      const plain = world.expected(test.bind(text));
      expect(world.expected(test.bind(`not (${text})`)), text).toEqual(flipped(plain));
    }
  });

  it('each negative operator is `not` of its positive twin', () => {
    for (const text of cases) {
      const criteria = test.bind(text);
      if (criteria.kind !== 'comparison') continue;
      const { negates } = operatorOf(criteria.operator);
      if (negates === undefined) continue;
      expect(world.expected(criteria), text).toEqual(flipped(world.expected({ ...criteria, operator: negates })));
    }
  });

  it('the records tell the predicates apart: most predicates match some records and leave others', () => {
    const telling = cases.filter((text) => {
      const verdicts = new Set(Object.values(world.expected(test.bind(text))));
      return verdicts.has('match') && verdicts.has('no match');
    });
    expect(telling.length / cases.length).toBeGreaterThan(0.8);
  });
});

it('the cases use every operator on every type that it takes', () => {
  const [setting] = settings as [(typeof settings)[number]];
  const test = testProject(setting, { rules: metRules, sets });
  const used = new Set(casesIn(setting).flatMap((text) => comparisonsOf(test.bind(text))));
  const wanted = Object.entries(operators).flatMap(([id, { types }]) =>
    (types as readonly PropertyType[]).map((type) => `${id} on ${type}`),
  );
  expect(wanted.filter((each) => !used.has(each))).toEqual([]);
});

function comparisonsOf(criteria: BoundCriteria): string[] {
  switch (criteria.kind) {
    case 'and':
    case 'or':
      return criteria.operands.flatMap(comparisonsOf);
    case 'not':
      return comparisonsOf(criteria.operand);
    case 'comparison':
      return [`${criteria.operator} on ${criteria.property.type}`];
    default:
      return [];
  }
}

function flipped(verdicts: Readonly<Record<string, string>>): Record<string, string> {
  const opposites: Readonly<Record<string, string>> = { match: 'no match', 'no match': 'match' };
  return Object.fromEntries(Object.entries(verdicts).map(([id, verdict]) => [id, opposites[verdict] ?? verdict]));
}
