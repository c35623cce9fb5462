import type { Project } from '@listwise/engine';
import type { DryRun, PlannedRule } from '@listwise/engine/running';
import type { SampledRecord } from './sample.ts';

/** A dry run and what of it is to be shown. */
export interface PlanResult {
  readonly run: DryRun;
  readonly project: Project;
  readonly withMembers: boolean;
  readonly samples: ReadonlyMap<PlannedRule, readonly SampledRecord[]>;
}
