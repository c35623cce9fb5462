import type { BitSet } from '../plan/bit-set.ts';
import type { EffectiveLimit } from './limits.ts';

/** A set of records and how many they are. */
export interface Members {
  readonly set: BitSet;
  readonly count: number;
}

/** What protection, the other rules and the limits leave of a rule's matches. */
export interface Judgement {
  readonly matched: Members;
  readonly undecided: Members;
  /** Matches that a protect rule holds back. */
  readonly protected: Members;
  /** Matches that are held back because a protect rule cannot be decided for them. */
  readonly protectedUndecided: Members;
  /** Matches that a stronger or an earlier rule takes. */
  readonly superseded: Members;
  /** What is left to act on. */
  readonly affected: Members;
  /** Absent for rules that limits do not apply to. */
  readonly limit?: EffectiveLimit & { readonly exceeded: boolean };
}

/** Distinct records over all rules. */
export interface RunTotals {
  readonly matched: number;
  readonly protected: number;
  readonly affected: number;
}
