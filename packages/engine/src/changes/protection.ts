import { type BitSet, difference, emptyBitSet, intersection, unionOf } from '../plan/bit-set.ts';
import type { Rule } from '../project/rule.ts';
import type { RuleAnswers } from './rule-questions.ts';
import { acts, writesRecords } from './writing-actions.ts';

/** Who is protected: for certain, or because a protect rule cannot be decided for them. */
export interface Protection {
  readonly certain: BitSet;
  readonly undecided: BitSet;
  /** No record at all: one set, which is known by its identity. */
  readonly none: BitSet;
}

/** The protect rules' own answers, taken together. */
export function protectionOf(answers: readonly RuleAnswers[], records: number): Protection {
  const protecting = answers.filter(({ rule }) => rule.action === 'protect');
  const none = emptyBitSet(records);
  if (protecting.length === 0) return { certain: none, undecided: none, none };
  const certain = unionOf(
    protecting.map(({ matched }) => matched),
    records,
  );
  const undecided = unionOf(
    protecting.map((answer) => answer.undecided),
    records,
  );
  return { certain, undecided: difference(undecided, certain), none };
}

export interface Held {
  readonly isProtected: BitSet;
  readonly isProtectedUndecided: BitSet;
  /** What the rule may act on as far as protection goes. */
  readonly free: BitSet;
}

/** What protection leaves of a rule's matches. */
export function holdBack({ rule, matched }: RuleAnswers, { certain, undecided, none }: Protection): Held {
  if (rule.action === 'protect') return { isProtected: none, isProtectedUndecided: none, free: none };
  const matchedIn = (set: BitSet): BitSet => (set === none ? none : intersection(matched, set));
  const isProtected = matchedIn(certain);
  const isProtectedUndecided = matchedIn(undecided);
  const isHeld = certain !== none && (writesRecords(rule) || leavesOutProtected(rule));
  const free = isHeld ? difference(difference(matched, isProtected), isProtectedUndecided) : matched;
  return { isProtected, isProtectedUndecided, free: acts(rule) ? free : none };
}

function leavesOutProtected({ frontMatter }: Rule): boolean {
  return typeof frontMatter.list === 'object' && frontMatter.list.without_protected === true;
}
