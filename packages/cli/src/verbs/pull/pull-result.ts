import type { PullReport } from '@listwise/engine/hubspot';

/** What was pulled, from where to where. */
export interface PullResult extends PullReport {
  readonly source: string;
  /** The path of the store, as the project names it. */
  readonly store: string;
  /** Rules with errors: what they read is not known, and was not pulled for them. */
  readonly brokenRules: readonly string[];
}
