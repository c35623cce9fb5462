/** Deciding rules: on one record, on all records of a source, on the records of a test. Nothing here needs Node. */

export { type Analysis, analyzeProject, overlapMatrix } from './analyze/analysis.ts';
export type { RuleExtent, RuleRelation } from './analyze/rule-relations.ts';
export { unusedProperties } from './analyze/unused-properties.ts';
export { type DryRun, dryRun, type PlannedRule } from './changes/dry-run.ts';
export { explainRun, type RunExplanation } from './changes/explain-run.ts';
export { missingProblems } from './changes/missing-data.ts';
export { prepareDecision, type Verdict } from './evaluate/decide.ts';
export { type Change, type NearestChange, nearestChange } from './evaluate/nearest-change.ts';
export { type SeenValue, type WhyNode, why } from './evaluate/why.ts';
export { type LogicalPlan, planBuilder } from './plan/logical-plan.ts';
export { matchesOf, type Selection, undecidedOf } from './plan/selection.ts';
export { memoryRecords, type RecordData } from './sources/memory/memory-records.ts';
export { memorySource } from './sources/memory/memory-source.ts';
export { cellText, readsToShow } from './sources/record-rows.ts';
export type { Explanation, ReadRecord, ScanOptions, ScanResult, Source, SourceDescription } from './sources/source.ts';
export { SourceError } from './sources/source-error.ts';
export type { Clause } from './testing/clause.ts';
export { leafClauses } from './testing/clause.ts';
export { type ClauseCoverage, coverageOf, coveredPercent } from './testing/coverage.ts';
export { testFromData } from './testing/from-data/test-from-data.ts';
export { proposeTest } from './testing/propose/propose-test.ts';
export type { WrittenTest } from './testing/propose/written-test.ts';
export { type CaseResult, runTest, type TestResult } from './testing/run-test.ts';
