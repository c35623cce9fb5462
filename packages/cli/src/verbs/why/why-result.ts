import type { Moment, Project, Rule } from '@listwise/engine';
import type { NearestChange, ReadRecord, WhyNode } from '@listwise/engine/running';

/** Why one record is in or out of a rule. */
export interface WhyResult {
  readonly rule: Rule;
  readonly project: Project;
  readonly moment: Moment;
  readonly record: ReadRecord;
  readonly tree: WhyNode;
  readonly nearest: NearestChange | undefined;
}
