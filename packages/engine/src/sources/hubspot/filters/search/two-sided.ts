import type { Property } from '../../../../catalog/property.ts';
import { type Condition, known, unknown } from './condition.ts';
import { everyone, type Group, group } from './group.ts';

/** What search can find for a clause: the same records, or more. */
export interface Candidates {
  /** Joined by `or`. */
  readonly groups: readonly Group[];
  /** Why there may be more, in words that end a sentence; absent where they are the same records. */
  readonly local?: string;
}

/** What search can find for a clause, and for its opposite. */
export interface TwoSided {
  readonly holds: Candidates;
  readonly fails: Candidates;
}

/** The condition and its opposite; without a value only the opposite holds, and that is said outright. */
export function exactly(property: Property, condition: Condition, opposites: readonly Condition[]): TwoSided {
  return {
    holds: { groups: [group({ [property.name]: condition })] },
    fails: { groups: [unknown, ...opposites].map((each) => group({ [property.name]: each })) },
  };
}

/** Decided here: whoever has a value of all `needed` may meet the clause, anyone may meet its opposite. */
export function local(reason: string, needed: readonly Property[] = []): TwoSided {
  const conditions = Object.fromEntries(needed.map(({ name }) => [name, known]));
  return {
    holds: { groups: [group(conditions)], local: reason },
    fails: { groups: everyone, local: reason },
  };
}
