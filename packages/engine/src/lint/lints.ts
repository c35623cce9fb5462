import type { Lint } from './lint.ts';
import { activeBounceList } from './rules/active-bounce-list.ts';
import { negativeIncludesUnknown } from './rules/negative-includes-unknown.ts';
import { opensAsEngagement } from './rules/opens-as-engagement.ts';
import { projectWithoutProtection } from './rules/project-without-protection.ts';
import { recoverableBounce } from './rules/recoverable-bounce.ts';
import { ruleWithoutLimits } from './rules/rule-without-limits.ts';
import { ruleWithoutOwner } from './rules/rule-without-owner.ts';
import { ruleWithoutTest } from './rules/rule-without-test.ts';
import { runsLocally } from './rules/runs-locally.ts';
import { unsubscribedRemoval } from './rules/unsubscribed-removal.ts';
import { zeroIsNotNever } from './rules/zero-is-not-never.ts';

/** All lints; each has a page in docs/problems under the code that it reports. */
export const lints: readonly Lint[] = [
  negativeIncludesUnknown,
  zeroIsNotNever,
  recoverableBounce,
  activeBounceList,
  opensAsEngagement,
  unsubscribedRemoval,
  projectWithoutProtection,
  ruleWithoutOwner,
  ruleWithoutTest,
  ruleWithoutLimits,
  runsLocally,
];
