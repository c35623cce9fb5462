import type { Span } from '../problems/fix.ts';
import type { Rule } from '../project/rule.ts';
import type { RecordData } from '../sources/memory/memory-records.ts';
import type { Moment } from '../values/moment.ts';
import type { Clause } from './clause.ts';

/** A rule's test, read: `X.test.yaml` beside `X.criteria`. */
export interface RuleTest {
  readonly rule: Rule;
  /** Relative to the project. */
  readonly file: string;
  readonly text: string;
  readonly moment: Moment;
  readonly records: readonly TestRecord[];
}

export interface TestRecord {
  readonly id: string;
  readonly data: RecordData;
  /** Its key in the file. */
  readonly span: Span;
  /** Absent when neither list claims it. */
  readonly expectation?: Expectation;
}

export interface Expectation {
  readonly verdict: 'match' | 'skip';
  /** The clause that is to decide. */
  readonly because?: Clause;
  /** Its place under `expect`. */
  readonly span: Span;
}
