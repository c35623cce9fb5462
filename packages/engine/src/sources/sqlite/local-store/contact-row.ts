import type { SqlValue } from '../sql.ts';

/**
 * One contact as an import brings it; values and raw texts are in the order of the writer's properties. The row is only
 * looked at while it is written: a reader may use one object for all rows.
 */
export interface ContactRow {
  /** The CRM's record id, where the file has one. */
  readonly id?: number;
  /** The normalised address; `null` when the file says that there is none, absent when it does not say. */
  readonly address?: string | null;
  readonly values: readonly SqlValue[];
  /** The text of unreadable cells, by position. */
  readonly rawTexts: ReadonlyMap<number, string>;
}
