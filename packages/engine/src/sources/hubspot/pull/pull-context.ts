import type { Zone } from '../../../values/zone.ts';
import type { HubSpotApi } from '../api/hubspot-api.ts';
import type { Draft } from './draft.ts';
import type { PullNeeds } from './needs.ts';
import type { PullPlan } from './pull-plan.ts';
import type { PullCounts, PullProgress } from './pull-progress.ts';
import type { RecordWriter } from './record-writer.ts';

/** What the steps of a pull share. */
export interface PullContext {
  readonly api: HubSpotApi;
  readonly needs: PullNeeds;
  readonly plan: PullPlan;
  readonly draft: Draft;
  readonly writer: RecordWriter;
  readonly counts: PullCounts;
  readonly zone: Zone;
  readonly signal?: AbortSignal;
  /** Runs `work` and keeps the counts with it, as one step. */
  save(work: () => void): void;
  progress(what: PullProgress['what'], done: number, total: number): void;
  /** The number of contacts that the portal says it has; recent changes may not be counted yet. */
  countOnPortal(): Promise<number>;
}
