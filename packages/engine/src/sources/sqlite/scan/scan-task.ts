import type { RegionTable } from '../../../plan/dimensions.ts';
import type { Question } from '../../../plan/logical-plan.ts';
import type { Sql } from '../sql.ts';
import type { KeptTable } from './kept-tables.ts';
import type { RegionWord } from './region-words.ts';

/** All that a connection needs to scan: plain data, so that it can be handed to a thread. */
export interface ScanTask {
  /** Made on each connection before the scan. */
  readonly keptTables: readonly KeptTable[];
  /**
   * For each word a statement that gives it for each record, always in the same order. Where records are read range by
   * range, the last two values to bind are the ends of the range.
   */
  readonly statements: readonly Sql[];
  readonly words: readonly RegionWord[];
  readonly dimensions: readonly RegionTable[];
  /** Over leaves that differ from record to record; the others are worked in. */
  readonly questions: readonly Question[];
}

/** Keys from `first` on, up to and without `end`. */
export interface KeyRange {
  readonly first: number;
  readonly end: number;
}

/** What a range answered; the ordinals in its sets count the records of the range. */
export interface RangeAnswers {
  readonly records: number;
  /** A number a question. */
  readonly counts: Uint32Array<ArrayBuffer>;
  /** The words of one bit set after the other, for the questions that want members. */
  readonly members: Uint32Array<ArrayBuffer>;
}
