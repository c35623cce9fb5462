import type { ConnectionSetup } from './connection-setup.ts';
import type { KeyRange, RangeAnswers, ScanTask } from './scan-task.ts';

/** What a scan thread is told. */
export type ScanOrder =
  /** Hold a snapshot of the database for this task. */
  | { readonly kind: 'begin'; readonly setup: ConnectionSetup; readonly task: ScanTask }
  /** `number` is the place of the range among all. */
  | { readonly kind: 'scan'; readonly number: number; readonly range: KeyRange }
  | { readonly kind: 'end' };

/** What a scan thread answers. */
export type ScanReply =
  | { readonly kind: 'begun' }
  | { readonly kind: 'answers'; readonly number: number; readonly answers: RangeAnswers };

/** What a scan thread is started with. */
export interface ScanThreadData {
  /** The file of the database. */
  readonly path: string;
}
