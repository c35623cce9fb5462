import { Document, isMap, isScalar, isSeq } from 'yaml';
import { type WhyNode, why } from '../../evaluate/why.ts';
import type { Project } from '../../project/project.ts';
import type { Rule } from '../../project/rule.ts';
import { memoryRecords } from '../../sources/memory/memory-records.ts';
import type { ReadRecord } from '../../sources/source.ts';
import { dayText } from '../../values/calendar.ts';
import type { Moment } from '../../values/moment.ts';
import { type Clause, leafClauses } from '../clause.ts';
import { type ClauseCoverage, coverageOf } from '../coverage.ts';
import { decidingClauses } from '../deciding-clauses.ts';
import { type Draft, recordOf } from './draft.ts';
import { draftValues } from './draft-values.ts';

export interface WrittenTest {
  /** The text of the test file. */
  readonly text: string;
  /** How many of its records the rule matches, and how many not. */
  readonly matching: number;
  readonly skipped: number;
  /** The clauses that no record shows both ways. */
  readonly uncovered: readonly ClauseCoverage[];
}

export interface TestSubject {
  readonly rule: Rule;
  readonly project: Project;
  readonly moment: Moment;
  /** Where the records come from, as a sentence. */
  readonly origin: string;
}

interface WrittenRecord {
  readonly name: string;
  readonly draft: Draft;
  readonly read: ReadRecord;
  readonly tree: WhyNode;
}

/** The test file of these records: what is expected of them is what the rule says now. */
export function writtenTest(drafts: readonly Draft[], subject: TestSubject): WrittenTest {
  const { rule, project, moment } = subject;
  const { catalog } = project;
  const leaves = leafClauses(rule);
  const records = judged(drafts, subject);
  const withVerdict = (verdict: string): WrittenRecord[] => records.filter(({ tree }) => tree.verdict === verdict);
  const [matches, skips] = [withVerdict('match'), withVerdict('no match')];
  const coverage = coverageOf(
    leaves,
    records.map(({ read }) => read),
    moment,
    catalog,
  );
  const uncovered = coverage.filter(({ seenTrue, seenFalse }) => !seenTrue || !seenFalse);

  const document = new Document({
    now: momentText(moment),
    records: Object.fromEntries(
      records.map(({ name, draft }) => [name, draftValues(draft, 'contact', catalog, moment.zone)]),
    ),
    expect: {
      ...(matches.length === 0 ? {} : { match: matches.map((record) => claim(record, leaves)) }),
      ...(skips.length === 0 ? {} : { skip: skips.map((record) => claim(record, leaves)) }),
    },
  });
  document.commentBefore = headComment(subject, uncovered);
  commentRecords(document, recordComments(records, leaves, subject));
  inOneLine(document, ['expect', 'match']);
  inOneLine(document, ['expect', 'skip']);
  return {
    text: document.toString({ lineWidth: 0, flowCollectionPadding: false }),
    matching: matches.length,
    skipped: skips.length,
    uncovered,
  };
}

/** The records with names by their verdicts, matches first; one that cannot be decided shows nothing. */
function judged(drafts: readonly Draft[], { rule, project, moment }: TestSubject): WrittenRecord[] {
  const { criteria } = rule;
  if (criteria === undefined) return [];
  const { catalog } = project;
  const data = drafts.map((draft, index) => recordOf(String(index + 1), draft, 'contact', catalog));
  const counts = { match: 0, 'no match': 0 };
  const records = memoryRecords(data, catalog).flatMap((read, index): WrittenRecord[] => {
    const tree = why(criteria, read, moment, catalog);
    if (tree.verdict === 'undecided') return [];
    const name = `${tree.verdict === 'match' ? 'match' : 'skip'}-${++counts[tree.verdict]}`;
    return [{ name, draft: drafts[index] as Draft, read, tree }];
  });
  return records.sort((a, b) => Number(b.tree.verdict === 'match') - Number(a.tree.verdict === 'match'));
}

function momentText({ now, today, zone }: Moment): string {
  return zone.startOfDay(today) === now ? dayText(today) : new Date(now).toISOString();
}

/** A record that is skipped for one reason says which. */
function claim({ name, tree }: WrittenRecord, leaves: readonly Clause[]): string | object {
  const [because, another] = decidingClauses(leaves, tree);
  const isTold = tree.verdict === 'no match' && because !== undefined && another === undefined && leaves.length > 1;
  return isTold ? { record: name, because: because.text } : name;
}

function headComment({ rule, origin }: TestSubject, uncovered: readonly ClauseCoverage[]): string {
  const gaps = uncovered.map(
    ({ clause, seenTrue, seenFalse }) =>
      `   ${clause.text}: never ${seenTrue || seenFalse ? String(!seenTrue) : 'true or false'}`,
  );
  return [
    ` The test of ${rule.id}.`,
    ` ${origin}`,
    ' Read it, give the records names that say what they stand for, and keep it: it tells when the rule changes its mind.',
    ...(gaps.length === 0 ? [] : ['', ' No record here shows these clauses both ways:', ...gaps]),
  ].join('\n');
}

/** What each record is the first to show. */
function recordComments(
  records: readonly WrittenRecord[],
  leaves: readonly Clause[],
  { moment, project }: TestSubject,
): Map<string, string> {
  const shown = new Set<string>();
  return new Map(
    records.map(({ name, read }) => {
      const coverage = coverageOf(leaves, [read], moment, project.catalog);
      const answers = coverage.flatMap(({ clause, seenTrue, seenFalse }, index) =>
        [...(seenTrue ? ['true'] : []), ...(seenFalse ? ['false'] : [])]
          .filter((answer) => !shown.has(`${index} ${answer}`))
          .map((answer) => {
            shown.add(`${index} ${answer}`);
            return ` ${clause.text}: ${answer}`;
          }),
      );
      return [name, answers.join('\n')];
    }),
  );
}

function commentRecords(document: Document, comments: ReadonlyMap<string, string>): void {
  const records = document.get('records', true);
  if (!isMap(records)) return;
  for (const { key } of records.items) {
    if (!isScalar(key)) continue;
    const comment = comments.get(String(key.value));
    if (comment !== undefined && comment !== '') key.commentBefore = comment;
  }
}

function inOneLine(document: Document, path: readonly string[]): void {
  const list = document.getIn(path, true);
  if (isSeq(list) && list.items.every((item) => isScalar(item))) list.flow = true;
}
