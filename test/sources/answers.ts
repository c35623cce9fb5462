import type { BitSet } from '../../packages/engine/src/plan/bit-set.ts';
import { and, not } from '../../packages/engine/src/plan/formula.ts';
import {
  matchesOf,
  memoryRecords,
  planBuilder,
  prepareDecision,
  type RecordData,
  type Selection,
  type Source,
  undecidedOf,
} from '../../packages/engine/src/running.ts';
import type { BoundCriteria } from '../../packages/engine/src/semantics/bound-criteria.ts';
import { readsOf } from '../../packages/engine/src/semantics/reads.ts';
import type { OracleVerdict } from '../oracle/oracle.ts';
import type { TestProject } from './test-project.ts';

/** The verdict on each record, by id. */
export type Verdicts = Readonly<Record<string, OracleVerdict>>;

/** The evaluator on records in memory. */
export function evaluatorAnswers(
  criteria: BoundCriteria,
  data: readonly RecordData[],
  { project, moment }: TestProject,
): Verdicts {
  const decide = prepareDecision(criteria, moment, project.catalog);
  return Object.fromEntries(memoryRecords(data, project.catalog).map((record) => [record.id, decide(record)]));
}

/** One pass over all records answers for one or several criteria. */
export async function scanAnswers(
  all: readonly BoundCriteria[],
  source: Source,
  ids: readonly string[],
  test: TestProject,
): Promise<Verdicts[]> {
  const builder = planBuilder(test.project.catalog, test.moment);
  const questions = all.map((criteria) => {
    const decided = builder.decided(criteria);
    const matches = and([decided, builder.criteria(criteria)]);
    return {
      matched: builder.ask(matches, 'members'),
      count: builder.ask(matches, 'count'),
      undecided: builder.ask(not(decided), 'members'),
    };
  });
  const scan = await source.scan(builder.build());
  const found = (question: number): string[] => [...scan.ids(scan.members[question] as BitSet)];
  return questions.map(({ matched, count, undecided }) => {
    const matches = found(matched);
    if (scan.counts[count] !== matches.length)
      throw new Error(`${source.name} counts ${scan.counts[count]} records and names ${matches.length}`);
    return verdicts(ids, matches, found(undecided));
  });
}

/** The matches and the undecided asked for on their own, and counted. */
export async function selectAnswers(
  criteria: BoundCriteria,
  source: Source,
  ids: readonly string[],
  { project, moment }: TestProject,
): Promise<Verdicts> {
  const matched = await idsOf(source, matchesOf(criteria, project.catalog, moment));
  const undecided = await idsOf(source, undecidedOf(criteria, project.catalog, moment));
  return verdicts(ids, matched, undecided);
}

async function idsOf(source: Source, selection: Selection): Promise<string[]> {
  const found: string[] = [];
  for await (const batch of source.select(selection)) found.push(...batch);
  const count = await source.countOf(selection);
  if (count !== found.length) throw new Error(`${source.name} counts ${count} records and names ${found.length}`);
  return found;
}

/** The evaluator on records as the source reads them by id. */
export async function readAnswers(
  criteria: BoundCriteria,
  source: Source,
  ids: readonly string[],
  { project, moment }: TestProject,
): Promise<Verdicts> {
  const decide = prepareDecision(criteria, moment, project.catalog);
  const records = await source.read(ids, readsOf(criteria, project.catalog), project.catalog);
  return Object.fromEntries(records.map((record) => [record.id, decide(record)]));
}

function verdicts(ids: readonly string[], matched: Iterable<string>, undecided: Iterable<string>): Verdicts {
  const found: Record<string, OracleVerdict> = Object.fromEntries(ids.map((id) => [id, 'no match']));
  for (const id of undecided) found[id] = 'undecided';
  for (const id of matched) {
    if (found[id] !== 'no match') throw new Error(`record ${id} is undecided and matches`);
    found[id] = 'match';
  }
  return found;
}
