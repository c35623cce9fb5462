import type { Catalog } from '../catalog/catalog.ts';
import { prepareDecision } from '../evaluate/decide.ts';
import type { EvaluatedRecord } from '../evaluate/evaluated-record.ts';
import type { Moment } from '../values/moment.ts';
import type { Clause } from './clause.ts';

/** Whether a clause has been seen true and false. */
export interface ClauseCoverage {
  readonly clause: Clause;
  readonly seenTrue: boolean;
  readonly seenFalse: boolean;
}

/** What the records show of each clause. */
export function coverageOf(
  clauses: readonly Clause[],
  records: readonly EvaluatedRecord[],
  moment: Moment,
  catalog: Catalog,
): ClauseCoverage[] {
  return clauses.map((clause) => {
    const { criteria, within } = clause;
    const decide = prepareDecision(criteria, moment, catalog);
    const subjects = within === undefined ? records : records.flatMap((record) => record.related(within.relation.name));
    const verdicts = new Set(subjects.map(decide));
    return { clause, seenTrue: verdicts.has('match'), seenFalse: verdicts.has('no match') };
  });
}

/** How much of what there is to see was seen, from 0 to 100; two outcomes a clause. A rule without clauses is covered. */
export function coveredPercent(coverage: readonly ClauseCoverage[]): number {
  const seen = coverage.reduce((sum, { seenTrue, seenFalse }) => sum + Number(seenTrue) + Number(seenFalse), 0);
  return coverage.length === 0 ? 100 : Math.floor((seen / (2 * coverage.length)) * 100);
}
