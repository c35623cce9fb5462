import type { ConnectionSetup } from './connection-setup.ts';
import type { KeyRange, RangeAnswers, ScanTask } from './scan-task.ts';

/** What a scan thread is started with. */
export interface ScanThreadTask {
  readonly path: string;
  readonly setup: ConnectionSetup;
  readonly task: ScanTask;
}

/** A range to scan; `number` is its place among all ranges. */
export interface ScanOrder {
  readonly number: number;
  readonly range: KeyRange;
}

export type ScanThreadMessage =
  /** The thread holds a snapshot of the database. */
  { readonly kind: 'ready' } | { readonly kind: 'answers'; readonly number: number; readonly answers: RangeAnswers };
