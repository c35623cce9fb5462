import type { Verdict } from '../../evaluate/decide.ts';
import { prepareDecision } from '../../evaluate/decide.ts';
import { and, type Formula, not } from '../../plan/formula.ts';
import { planBuilder } from '../../plan/logical-plan.ts';
import { isMasked } from '../../project/mask.ts';
import type { Project } from '../../project/project.ts';
import type { Rule } from '../../project/rule.ts';
import type { BoundCriteria } from '../../semantics/bound-criteria.ts';
import { readsOf } from '../../semantics/reads.ts';
import { memoryRecords } from '../../sources/memory/memory-records.ts';
import type { ReadRecord, Source } from '../../sources/source.ts';
import type { Moment } from '../../values/moment.ts';
import { leafClauses } from '../clause.ts';
import { coverageOf } from '../coverage.ts';
import { type Draft, recordOf } from '../propose/draft.ts';
import { type WrittenTest, writtenTest } from '../propose/written-test.ts';
import { draftOfRecord } from './draft-of-record.ts';
import { masking } from './masked-draft.ts';

/** Of the records that match, and of those that do not, this many are looked at. */
const mostLookedAt = 100;
/** Where the data has them, this many of each are taken. */
const fewest = 2;

/**
 * The test of a rule from records of a source: few that match and few that do not, chosen so that they show as many
 * clauses both ways as they can. Only what the rule reads is kept, and personal data is replaced.
 */
export async function testFromData(rule: Rule, project: Project, source: Source, moment: Moment): Promise<WrittenTest> {
  const { criteria } = rule;
  if (criteria === undefined) throw new Error(`${rule.id} has no criteria to test`);
  const { catalog, config } = project;
  const reads = readsOf(criteria, catalog);
  const masked = [...reads.properties.values()].filter((property) => isMasked(property, config.mask));
  const mask = masking(criteria, masked, { catalog, moment });
  const decide = prepareDecision(criteria, moment, catalog);

  const found: Example[] = [];
  for (const wanted of ['match', 'no match'] as const)
    for (const record of await readSome(criteria, wanted, source, project, moment)) {
      const draft = mask(draftOfRecord(record, reads, catalog));
      const [read] =
        draft === undefined ? [] : memoryRecords([recordOf(record.id, draft, 'contact', catalog)], catalog);
      // What depends on neighbours, or has no stand-in, may come out otherwise by itself: that would be no example.
      if (draft !== undefined && read !== undefined && decide(read) === wanted)
        found.push({ draft, verdict: wanted, shows: shownBy(read, rule, project, moment) });
    }
  const origin = `Taken from the source ${source.name} by \`listwise new test --from-data\`; personal data was replaced.`;
  return writtenTest(
    chosen(found).map(({ draft }) => draft),
    { rule, project, moment, origin },
  );
}

interface Example {
  readonly draft: Draft;
  readonly verdict: Verdict;
  /** The answers of clauses that it shows. */
  readonly shows: readonly string[];
}

async function readSome(
  criteria: BoundCriteria,
  wanted: 'match' | 'no match',
  source: Source,
  { catalog }: Project,
  moment: Moment,
): Promise<readonly ReadRecord[]> {
  const builder = planBuilder(catalog, moment);
  const holds = builder.criteria(criteria);
  const formula: Formula = and([builder.decided(criteria), wanted === 'match' ? holds : not(holds)]);
  const ids: string[] = [];
  for await (const batch of source.select({ formula, leaves: builder.build().leaves, catalog, moment })) {
    ids.push(...batch.slice(0, mostLookedAt - ids.length));
    if (ids.length >= mostLookedAt) break;
  }
  return source.read(ids, readsOf(criteria, catalog), catalog);
}

function shownBy(record: ReadRecord, rule: Rule, { catalog }: Project, moment: Moment): string[] {
  return coverageOf(leafClauses(rule), [record], moment, catalog).flatMap(({ seenTrue, seenFalse }, index) => [
    ...(seenTrue ? [`${index} true`] : []),
    ...(seenFalse ? [`${index} false`] : []),
  ]);
}

/** Always the example that shows most of what was not shown yet, then some more of a verdict that is still rare. */
function chosen(examples: readonly Example[]): Example[] {
  const taken: Example[] = [];
  const shown = new Set<string>();
  const gain = ({ shows }: Example): number => shows.filter((each) => !shown.has(each)).length;
  for (;;) {
    const best = examples.filter((each) => gain(each) > 0).sort((a, b) => gain(b) - gain(a))[0];
    if (best === undefined) break;
    taken.push(best);
    for (const each of best.shows) shown.add(each);
  }
  for (const verdict of ['match', 'no match']) {
    const more = examples.filter((each) => each.verdict === verdict && !taken.includes(each));
    const missing = fewest - taken.filter((each) => each.verdict === verdict).length;
    taken.push(...more.slice(0, Math.max(0, missing)));
  }
  return taken;
}
