import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { and } from '../../../packages/engine/src/plan/formula.ts';
import { planBuilder } from '../../../packages/engine/src/plan/logical-plan.ts';
import { matchesOf } from '../../../packages/engine/src/plan/selection.ts';
import { memoryRecords, prepareDecision } from '../../../packages/engine/src/running.ts';
import type { BoundCriteria } from '../../../packages/engine/src/semantics/bound-criteria.ts';
import { limitsBroken } from '../../../packages/engine/src/sources/hubspot/filters/search/limits-broken.test-kit.ts';
import {
  type SearchPlan,
  searchPlan,
} from '../../../packages/engine/src/sources/hubspot/filters/search/search-plan.ts';
import { criteriaText, metRules, sets } from '../../generators/criteria-text.ts';
import { plainData } from '../../generators/plain-records.ts';
import type { PlainData } from '../../oracle/plain-data.ts';
import { predicateCases, metRules as rulesOfCases, sets as setsOfCases, settings } from '../../predicates/cases.ts';
import { edgeData } from '../../predicates/edge-data.ts';
import { memoryData } from '../../sources/memory.ts';
import { type TestProject, testProject } from '../../sources/test-project.ts';
import { found, type UnknownReading } from './interpret-search.ts';
import { onPortal, portalContacts } from './portal-data.ts';
import { searchableCriteria } from './searchable-criteria.ts';

const runs = Number(process.env['LISTWISE_FUZZ_RUNS'] ?? 400);

/** What `NEQ` and `NOT_IN` may do where there is no value. */
const readings: readonly UnknownReading[] = [
  { NEQ: true, NOT_IN: true },
  { NEQ: false, NOT_IN: false },
  { NEQ: true, NOT_IN: false },
];

describe.each(settings)('searches in $zone', { timeout: 120_000 }, (setting) => {
  const test = testProject(setting, { rules: metRules, sets });

  it('find all that random criteria match, and nobody else where they say so', () => {
    fc.assert(
      fc.property(plainData(setting), fc.oneof(criteriaText, searchableCriteria), (data, text) => {
        const portal = onPortal(data, test.project);
        expect(faults(planFor(text, test), [text], portal, test), text).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  it('find all that several criteria match, together', () => {
    const texts = fc.array(fc.oneof(criteriaText, searchableCriteria), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(plainData(setting), texts, (data, all) => {
        const builder = planBuilder(test.project.catalog, test.moment);
        const formulas = all.map((text) => {
          const criteria = test.bind(text);
          return and([builder.decided(criteria), builder.criteria(criteria)]);
        });
        const plan = searchPlan(formulas, builder.build());
        expect(faults(plan, all, onPortal(data, test.project), test)).toEqual([]);
      }),
      { numRuns: Math.ceil(runs / 2) },
    );
  });

  it('find what each predicate matches among values at the edges, and so do those for its opposite', () => {
    const { ofTime, timeless } = predicateCases(setting);
    const ofCases = testProject(setting, { rules: rulesOfCases, sets: setsOfCases });
    const portal = onPortal(edgeData(setting), ofCases.project);
    const cases = setting === settings[0] ? [...timeless, ...ofTime] : ofTime;
    for (const text of cases.flatMap((each) => [each, `not (${each})`]))
      expect(faults(planFor(text, ofCases), [text], portal, ofCases), text).toEqual([]);
  });

  it('bound many of the criteria, some to the letter: the comparison is worth something', () => {
    const plans = fc.sample(searchableCriteria, { numRuns: 300, seed: 1 }).map((text) => planFor(text, test));
    const share = (is: (plan: SearchPlan) => boolean): number => plans.filter(is).length / plans.length;
    expect(share(({ kind }) => kind === 'searches')).toBeGreaterThan(0.5);
    expect(share((plan) => plan.kind === 'searches' && plan.exact)).toBeGreaterThan(0.3);
  });
});

function planFor(text: string, { bind, project, moment }: TestProject): SearchPlan {
  const { formula, ...context } = matchesOf(bind(text), project.catalog, moment);
  return searchPlan([formula], context);
}

/** Records that a plan loses, or finds although it says that it finds matches only, and bodies beyond the limits. */
function faults(plan: SearchPlan, texts: readonly string[], portal: PlainData, test: TestProject): string[] {
  if (plan.kind === 'everyone') return [];
  const { catalog } = test.project;
  const matches = matching(texts.map(test.bind), portal, test);
  const contacts = portalContacts(portal, test.project);
  const typeOf = (name: string): string => catalog.contacts.named(name)?.type ?? 'none';
  return [
    ...plan.searches.flatMap(limitsBroken),
    ...readings.flatMap((reading) => {
      const candidates = new Set(
        contacts.filter((each) => plan.searches.some((body) => found(body, each, typeOf, reading))).map(({ id }) => id),
      );
      return [
        ...[...matches].filter((id) => !candidates.has(id)).map((id) => `loses ${id} where ${JSON.stringify(reading)}`),
        ...[...candidates]
          .filter((id) => plan.exact && !matches.has(id))
          .map((id) => `finds ${id}, which does not match`),
      ];
    }),
  ];
}

/** The ids of the records that match one of the criteria, by the evaluator. */
function matching(all: readonly BoundCriteria[], data: PlainData, { project, moment }: TestProject): Set<string> {
  const records = memoryRecords(memoryData(data, project), project.catalog);
  const decisions = all.map((criteria) => prepareDecision(criteria, moment, project.catalog));
  return new Set(
    records.filter((record) => decisions.some((decide) => decide(record) === 'match')).map(({ id }) => id),
  );
}
