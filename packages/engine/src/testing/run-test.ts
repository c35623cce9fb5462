import type { Catalog } from '../catalog/catalog.ts';
import type { Verdict } from '../evaluate/decide.ts';
import { type WhyNode, why } from '../evaluate/why.ts';
import { memoryRecords } from '../sources/memory/memory-records.ts';
import type { ReadRecord } from '../sources/source.ts';
import { type Clause, leafClauses } from './clause.ts';
import { type ClauseCoverage, coverageOf } from './coverage.ts';
import { clauseHolds, decides, decidingClauses } from './deciding-clauses.ts';
import type { Expectation, RuleTest, TestRecord } from './rule-test.ts';

/** What a test came to on one of its records. */
export interface CaseResult {
  readonly record: TestRecord;
  readonly read: ReadRecord;
  readonly verdict: Verdict;
  /** The clauses each of which, coming out otherwise, would turn the verdict. */
  readonly deciding: readonly Clause[];
  readonly tree: WhyNode;
  /** Absent when all is as expected. */
  readonly failure?: CaseFailure;
}

export type CaseFailure =
  /** Neither list claims the record. */
  | { readonly kind: 'unclaimed' }
  | { readonly kind: 'verdict'; readonly expected: Expectation['verdict'] }
  /** The verdict is right, but the clause does not decide it; `holds` is what the clause came to. */
  | { readonly kind: 'because'; readonly because: Clause; readonly holds: boolean };

export interface TestResult {
  readonly test: RuleTest;
  readonly cases: readonly CaseResult[];
  readonly coverage: readonly ClauseCoverage[];
}

/** Decides a test's records by its rule. They are neighbours of each other by address and domain, and of no one else. */
export function runTest(test: RuleTest, catalog: Catalog): TestResult {
  const { rule, moment } = test;
  const records = memoryRecords(
    test.records.map(({ data }) => data),
    catalog,
  );
  const leaves = leafClauses(rule);
  const cases = test.records.map((record, index) =>
    caseOf(record, records[index] as ReadRecord, leaves, test, catalog),
  );
  return { test, cases, coverage: coverageOf(leaves, records, moment, catalog) };
}

function caseOf(
  record: TestRecord,
  read: ReadRecord,
  leaves: readonly Clause[],
  { rule, moment }: RuleTest,
  catalog: Catalog,
): CaseResult {
  if (rule.criteria === undefined) throw new Error(`${rule.id} has no criteria to test`);
  const tree = why(rule.criteria, read, moment, catalog);
  const failure = failureOf(record.expectation, tree);
  return {
    record,
    read,
    verdict: tree.verdict,
    deciding: decidingClauses(leaves, tree),
    tree,
    ...(failure === undefined ? {} : { failure }),
  };
}

function failureOf(expectation: Expectation | undefined, tree: WhyNode): CaseFailure | undefined {
  if (expectation === undefined) return { kind: 'unclaimed' };
  const { verdict: expected, because } = expectation;
  if (tree.verdict !== (expected === 'match' ? 'match' : 'no match')) return { kind: 'verdict', expected };
  if (because === undefined || decides(because, tree)) return undefined;
  return { kind: 'because', because, holds: clauseHolds(because, tree) };
}
