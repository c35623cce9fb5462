import type { Moment, Project, Rule } from '@listwise/engine';
import type { NearestChange, ReadRecord, Verdict, WhyNode } from '@listwise/engine/running';

/** Why one record is in or out of a rule. */
export interface WhyResult {
  readonly rule: Rule;
  readonly project: Project;
  readonly moment: Moment;
  readonly record: ReadRecord;
  readonly tree: WhyNode;
  readonly nearest: NearestChange | undefined;
  /** Protect rules that match the record, or cannot be decided for it: no other rule may touch it. */
  readonly protectedBy: readonly Protection[];
}

/** What the parts of a decision are shown with. */
export type DecisionContext = Pick<WhyResult, 'rule' | 'project' | 'record' | 'moment'>;

export interface Protection {
  readonly rule: string;
  readonly verdict: Exclude<Verdict, 'no match'>;
}
