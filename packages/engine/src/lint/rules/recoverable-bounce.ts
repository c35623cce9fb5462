import { preferredName } from '../../catalog/property.ts';
import { problem } from '../../problems/problem.ts';
import type { Lint } from '../lint.ts';
import { formulaOf, includesUnknown, isEqual, ownClauses } from '../own-clauses.ts';

/** All hard bounce reasons but UNKNOWN_USER are about an email or a filter, not about the mailbox. */
const recoverable = ['CONTENT', 'MAILBOX_FULL', 'OTHER', 'POLICY', 'SPAM'];

/** A rule that removes contacts for a bounce that recovers. */
export const recoverableBounce: Lint = (scope) => {
  const { rule, criteria, reasoner } = scope;
  if (rule.action !== 'archive' && rule.action !== 'delete') return [];
  const whole = reasoner.formula(criteria);
  for (const clause of ownClauses(scope)) {
    const { property, span } = clause.comparison;
    if (property.name !== 'hs_email_hard_bounce_reason_enum' || includesUnknown(clause)) continue;
    const reasons = recoverable.filter(
      (reason) => !reasoner.isImpossible([whole, formulaOf(clause, scope), isEqual(property, reason, scope)]),
    );
    if (reasons.length === 0) continue;
    const edits = [{ span, text: `${preferredName(property)} is any of (UNKNOWN_USER)` }];
    const fix = clause.isNegated ? {} : { fix: { title: 'Take only mailboxes that do not exist', edits, safe: false } };
    return [problem('recoverable-bounce', span, { clause: clause.text, reasons, action: rule.action }, fix)];
  }
  return [];
};
