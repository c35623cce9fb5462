import type { Property } from '../catalog/property.ts';
import type { Cell } from '../values/value.ts';

/** One recorded value of a property: what it became, and when (milliseconds since 1970, UTC). */
export interface HistoryEntry {
  readonly at: number;
  readonly value: Cell;
}

/** A record as the evaluator sees it. */
export interface EvaluatedRecord {
  readonly id: string;
  /** The value of a stored or computed property. */
  cell(property: Property): Cell;
  /** The recorded values, in any order; `undefined` where the source cannot show them whole. */
  history(property: Property): readonly HistoryEntry[] | undefined;
  /** Whether the record is a member; `undefined` where the source does not know the list. */
  inList(list: string): boolean | undefined;
  related(relation: string): readonly EvaluatedRecord[];
}
