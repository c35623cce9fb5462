import { describe, expect, it } from 'vitest';
import { parseCriteriaDocument } from '../language/criteria-document.ts';
import { type Problem, problemMessage } from '../problems/problem.ts';
import { afterFix, marked, withoutMarks } from '../problems/seen-problem.test-kit.ts';
import { bound, stockholm, testCatalog } from '../semantics/bind.test-kit.ts';
import type { BoundCriteria } from '../semantics/bound-criteria.ts';
import { momentAt } from '../values/moment.ts';
import { clauseProblems } from './clause-problems.ts';
import { reasoner } from './reasoner.ts';

const moment = momentAt(Date.parse('2026-11-24T09:00:00Z'), stockholm);

function found(text: string): Problem[] {
  const { criteria } = bound(text);
  return clauseProblems(parseCriteriaDocument(text), criteria as BoundCriteria, reasoner(testCatalog, moment));
}

/** Code, place and facts of what is said of criteria. */
function said(text: string): unknown[] {
  return found(text).map(({ code, span, facts }) => [code, marked(text, span), facts]);
}

describe('criteria that nobody can meet', () => {
  it.each([
    ['score > 20 and flag = true and «score < 5»', ['score > 20', 'score < 5']],
    ['title = "a" and «title is any of ("b", "c")»', ['title = "a"', 'title is any of ("b", "c")']],
    ['title = "bo@x.org" and «title ends with "@y.org"»', ['title = "bo@x.org"', 'title ends with "@y.org"']],
    ['title starts with "ab" and «title starts with "ac"»', ['title starts with "ab"', 'title starts with "ac"']],
    [
      'title starts with "ABC" and «title does not contain "b"»',
      ['title starts with "ABC"', 'title does not contain "b"'],
    ],
    ['stage = NEW and «stage is none of (NEW, OPEN)»', ['stage = NEW', 'stage is none of (NEW, OPEN)']],
    ['stage = NEW and «stage has never been NEW»', ['stage = NEW', 'stage has never been NEW']],
    [
      'basis is exactly (A) and «basis contains all of (A, B)»',
      ['basis is exactly (A)', 'basis contains all of (A, B)'],
    ],
    ['made is unknown and «seen_at is before made»', ['made is unknown', 'seen_at is before made']],
    ['seen_at is before made and «seen_at is after made»', ['seen_at is before made', 'seen_at is after made']],
    ['in list "A" and «not in list "A"»', ['in list "A"', 'not in list "A"']],
    [
      'has at least 3 deals where (amount > 5) and «has at most 2 deals where (amount >= 5)»',
      ['has at least 3 deals where (amount > 5)', 'has at most 2 deals where (amount >= 5)'],
    ],
    ['has any deal where (amount > 5 and «amount < 3»)', ['amount > 5', 'amount < 3']],
    ['score > 1 and (score < 3 and «score > 5»)', ['score < 3', 'score > 5']],
  ])('%s', (text, clauses) => {
    expect(said(withoutMarks(text))).toEqual([['never-matches', text, { clauses, isRule: true }]]);
  });

  it.each([
    [
      'made is more than 30 days ago and «made is in the last 7 days»',
      'before 2026-10-25 00:00 Europe/Stockholm',
      'from 2026-11-17 00:00 to 2026-11-24 10:00 Europe/Stockholm',
    ],
    [
      'made is less than 30 days ago and «made is before 2020-01-01»',
      'from 2026-10-25 00:00 to 2026-11-24 10:00 Europe/Stockholm',
    ],
    ['born is after 2027-01-01 and «born is in this year»', undefined, 'from 2026-01-01 to 2026-12-31'],
    [
      'born is on 2 days ago and «born is between 2026-01-01 and 3 days ago»',
      'on 2026-11-22',
      'from 2026-01-01 to 2026-11-21',
    ],
  ])('windows of dates, with the days that they mean: %s', (text, ...days) => {
    const clauses = withoutMarks(text).split(/ and (?=made|born)/);
    const dates = Object.fromEntries(
      clauses.flatMap((clause, index) => (days[index] === undefined ? [] : [[clause, days[index]]])),
    );
    expect(said(withoutMarks(text))).toEqual([['never-matches', text, { clauses, dates, isRule: true }]]);
  });

  it('are told in a sentence, with the days that are counted from today', () => {
    expect(found('made is less than 30 days ago and made is before 2020-01-01').map(problemMessage)).toEqual([
      '`made is less than 30 days ago` (from 2026-10-25 00:00 to 2026-11-24 10:00 Europe/Stockholm) and `made is before 2020-01-01` cannot both hold, so this rule matches nobody.',
    ]);
  });

  it('are told where they are a part of a rule', () => {
    expect(said('score > 20 and (flag = true or score < 5)')).toEqual([
      [
        'never-matches',
        'score > 20 and (flag = true or «score < 5»)',
        { clauses: ['score > 20', 'score < 5'], isRule: false },
      ],
    ]);
  });

  it('are told of each alternative where all are impossible', () => {
    const impossible = 'score > 5 and score < 3 or title = "a" and title = "b"';
    expect(said(impossible).map((each) => (each as unknown[])[2])).toEqual([
      { clauses: ['score > 5', 'score < 3'], isRule: true },
      { clauses: ['title = "a"', 'title = "b"'], isRule: true },
    ]);
  });
});

describe('criteria that everyone meets', () => {
  it.each([
    ['score <= 5 or score > 3 or score is unknown', ['score <= 5', 'score > 3', 'score is unknown']],
    ['flag = true or stage != NEW or stage != OPEN', ['stage != NEW', 'stage != OPEN']],
    ['not (flag = true and flag = false)', ['not (flag = true and flag = false)']],
    ['has at least 0 deals', ['has at least 0 deals']],
  ])('%s', (text, clauses) => {
    expect(said(text)).toEqual([['always-matches', `«${text}»`, { clauses, isRule: true }]]);
  });
});

describe('clauses that change nothing', () => {
  it.each([
    ['score > 20 and «score >= 10»', ['score > 20'], 'and'],
    ['«score is known» and score > 20', ['score > 20'], 'and'],
    ['score > 5 and score < 9 and «score is between 5 and 9»', ['score > 5', 'score < 9'], 'and'],
    ['score > 10 or «score > 20»', ['score > 10'], 'or'],
    ['stage is known or «stage = NEW»', ['stage is known'], 'or'],
    ['title contains "ab" and «title contains "A"»', ['title contains "ab"'], 'and'],
    ['made is in the last 7 days and «made is in the last 30 days»', ['made is in the last 7 days'], 'and'],
  ] as const)('%s', (text, because, joined) => {
    const clause = /«(.*)»/.exec(text)?.[1];
    expect(said(withoutMarks(text))).toEqual([['redundant-clause', text, { clause, because, joined }]]);
  });

  it.each([
    ['title = "a" and title = "a" and score > 1', 'title = "a" and score > 1', true],
    ['score > 20\nand score >= 10', 'score > 20', false],
    ['score is known\nand score > 20', 'score > 20', false],
  ])('are taken out of %j by a fix', (text, after, safe) => {
    const [problem] = found(text);
    expect([afterFix(text, problem), problem?.fix?.safe]).toEqual([after, safe]);
  });

  it('keep their comment: there is no fix that loses one', () => {
    const [problem] = found('score > 20\n# to be sure\nand score >= 10');
    expect([problem?.code, problem?.fix]).toEqual(['redundant-clause', undefined]);
  });
});

it.each([
  'score > 20 and score < 21',
  'everyone',
  'stage != NEW and stage != OPEN',
  // A cell may hold what is no option.
  'stage is any of (NEW, OPEN, 7, "1-5", "Today", "True") or stage is unknown',
  'stage = NEW or owner has ever been 12',
  'title contains "a" or title starts with "b"',
  'made is more than 30 days ago or made is unknown',
  'score is not between 1 and 5 and score is not between 3 and 9',
  'has any deal where (amount > 5) and has any deal where (amount < 3)',
])('nothing is said of %s', (text) => expect(said(text)).toEqual([]));
