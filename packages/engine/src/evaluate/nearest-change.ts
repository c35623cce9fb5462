import type { Catalog } from '../catalog/catalog.ts';
import type { Property } from '../catalog/property.ts';
import type { BoundCriteria } from '../semantics/bound-criteria.ts';
import { readsOf } from '../semantics/reads.ts';
import { type Region, regionsOf } from '../semantics/regions.ts';
import { byProperty, comparisonsIn, listsIn } from '../semantics/walk.ts';
import type { Moment } from '../values/moment.ts';
import { type Cell, isDecided } from '../values/value.ts';
import { criteriaTest, prepareDecision, type Verdict } from './decide.ts';
import type { EvaluatedRecord } from './evaluated-record.ts';

/** Something about a record that would have to be otherwise. */
export type Change =
  | { readonly kind: 'value'; readonly property: Property; readonly region: Region }
  | { readonly kind: 'list'; readonly list: string; readonly joins: boolean }
  | { readonly kind: 'readable'; readonly property: Property };

/** The fewest changes that would turn a verdict into its opposite, and what it would then be. */
export interface NearestChange {
  readonly changes: readonly Change[];
  readonly verdict: Verdict;
}

/** Pairs are tried up to this many evaluations; a rule that needs more is better read clause by clause. */
const mostTrials = 50_000;

/**
 * Looks for one value, else two, that would flip the verdict. `undefined` when neither does. A record that is
 * undecided is told which values would have to be readable.
 */
export function nearestChange(
  criteria: BoundCriteria,
  record: EvaluatedRecord,
  moment: Moment,
  catalog: Catalog,
): NearestChange | undefined {
  const decide = prepareDecision(criteria, moment, catalog);
  const verdict = decide(record);
  if (verdict === 'undecided') return missingAnswers(criteria, record, catalog);
  const holds = criteriaTest(criteria, moment, catalog);
  const isMatch = verdict === 'match';
  const flips = (changes: readonly Change[]): boolean => holds(withChanges(record, changes)) !== isMatch;
  const alternatives = alternativesOf(criteria, record, moment);
  const opposite: Verdict = isMatch ? 'no match' : 'match';

  const single = alternatives.flat().find((change) => flips([change]));
  if (single !== undefined) return { changes: [single], verdict: opposite };
  let trials = 0;
  for (let first = 0; first < alternatives.length; first++)
    for (let second = first + 1; second < alternatives.length; second++)
      for (const one of alternatives[first] as Change[])
        for (const other of alternatives[second] as Change[]) {
          if (++trials > mostTrials) return undefined;
          if (flips([one, other])) return { changes: [one, other], verdict: opposite };
        }
  return undefined;
}

function missingAnswers(criteria: BoundCriteria, record: EvaluatedRecord, catalog: Catalog): NearestChange {
  const { properties } = readsOf(criteria, catalog);
  const changes = [...properties.values()]
    .filter((property) => !isDecided(record.cell(property)))
    .map((property): Change => ({ kind: 'readable', property }));
  return { changes, verdict: 'undecided' };
}

/** What each property and list could be instead. */
function alternativesOf(criteria: BoundCriteria, record: EvaluatedRecord, moment: Moment): Change[][] {
  const values = [...byProperty(comparisonsIn(criteria)).values()].map(({ property, comparisons }) => {
    const current = record.cell(property);
    return byNearness(regionsOf(property, comparisons, moment), current)
      .filter(({ value }) => value !== current)
      .map((region): Change => ({ kind: 'value', property, region }));
  });
  const lists = listsIn(criteria).map((list): Change[] => [
    { kind: 'list', list, joins: record.inList(list) !== true },
  ]);
  return [...values, ...lists];
}

/** Of numbers and dates the nearest first; losing a value is farther than any other change. */
function byNearness(regions: readonly Region[], current: Cell): Region[] {
  const distance = ({ value }: Region): number => {
    if (value === undefined) return Number.POSITIVE_INFINITY;
    return typeof value === 'number' && typeof current === 'number' ? Math.abs(value - current) : 0;
  };
  return current === undefined ? [...regions] : [...regions].sort((a, b) => distance(a) - distance(b));
}

function withChanges(record: EvaluatedRecord, changes: readonly Change[]): EvaluatedRecord {
  const values = new Map(
    changes.flatMap((change) => (change.kind === 'value' ? [[change.property, change.region.value] as const] : [])),
  );
  const lists = new Map(
    changes.flatMap((change) => (change.kind === 'list' ? [[change.list, change.joins] as const] : [])),
  );
  return {
    ...record,
    cell: (property) => (values.has(property) ? values.get(property) : record.cell(property)),
    inList: (list) => lists.get(list) ?? record.inList(list),
  };
}
