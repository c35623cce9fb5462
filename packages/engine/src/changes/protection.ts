import { type BitSet, difference, emptyBitSet, intersection, union } from '../plan/bit-set.ts';
import type { Rule } from '../project/rule.ts';
import type { RuleAnswers } from './rule-questions.ts';
import { acts, writesRecords } from './writing-actions.ts';

/** Who is protected: for certain, or because a protect rule cannot be decided for them. */
export interface Protection {
  readonly certain: BitSet;
  readonly undecided: BitSet;
}

/** The protect rules' own answers, taken together. */
export function protectionOf(answers: readonly RuleAnswers[], records: number): Protection {
  const protecting = answers.filter(({ rule }) => rule.action === 'protect');
  const certain = protecting.map(({ matched }) => matched).reduce(union, emptyBitSet(records));
  const undecided = protecting.map((answer) => answer.undecided).reduce(union, emptyBitSet(records));
  return { certain, undecided: difference(undecided, certain) };
}

export interface Held {
  readonly isProtected: BitSet;
  readonly isProtectedUndecided: BitSet;
  /** What the rule may act on as far as protection goes. */
  readonly free: BitSet;
}

/** What protection leaves of a rule's matches. */
export function holdBack({ rule, matched }: RuleAnswers, { certain, undecided }: Protection): Held {
  const none = emptyBitSet(matched.size);
  if (rule.action === 'protect') return { isProtected: none, isProtectedUndecided: none, free: none };
  const isProtected = intersection(matched, certain);
  const isProtectedUndecided = intersection(matched, undecided);
  const isHeld = writesRecords(rule) || leavesOutProtected(rule);
  const free = isHeld ? difference(difference(matched, isProtected), isProtectedUndecided) : matched;
  return { isProtected, isProtectedUndecided, free: acts(rule) ? free : none };
}

function leavesOutProtected({ frontMatter }: Rule): boolean {
  return typeof frontMatter.list === 'object' && frontMatter.list.without_protected === true;
}
