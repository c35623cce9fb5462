import type { ConnectionSetup } from './connection-setup.ts';
import type { KeyRange, RangeAnswers, ScanTask } from './scan-task.ts';

/** What a scan thread is told; the reply to an order carries its number. */
export type ScanOrder =
  /** Hold a snapshot of the database for this task. */
  | { readonly kind: 'begin'; readonly number: number; readonly setup: ConnectionSetup; readonly task: ScanTask }
  | { readonly kind: 'scan'; readonly number: number; readonly range: KeyRange }
  | { readonly kind: 'end' };

export type ScanReply =
  | { readonly kind: 'begun'; readonly number: number }
  | { readonly kind: 'answers'; readonly number: number; readonly answers: RangeAnswers };

/** What a scan thread is started with. */
export interface ScanThreadData {
  /** The file of the database. */
  readonly path: string;
}
