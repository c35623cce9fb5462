import { alternatives, define, quoted } from './define.ts';

/** What is allowed and still rarely meant: advice about contacts, HubSpot and care. */
export const lintProblems = {
  'negative-includes-unknown': define({
    severity: 'warning',
    title: 'A negative clause that takes contacts without a value',
    message: (facts: { clause: string; property: string; action: string }) =>
      `${quoted(facts.clause)} holds for contacts without a ${quoted(facts.property)}, too, and the rule ${doing(facts.action)} them. Add ${quoted(`${facts.property} is known`)}, or say ${quoted(`${facts.property} is unknown or …`)} if they are meant.`,
  }),
  'zero-is-not-never': define({
    severity: 'warning',
    title: 'Zero where never is unknown',
    message: (facts: { clause: string; property: string }) =>
      `${quoted(facts.clause)} leaves out contacts to whom it never happened: for them ${quoted(facts.property)} is unknown, not 0. Write ${quoted(`${facts.property} is unknown`)}, or both.`,
  }),
  'recoverable-bounce': define({
    severity: 'warning',
    title: 'Removing contacts whose bounce can be repaired',
    message: (facts: { clause: string; reasons: readonly string[]; action: string }) =>
      `${quoted(facts.clause)} ${doing(facts.action)} bounces that recover, such as ${alternatives(facts.reasons.map(quoted), 'and')}: the mailbox is still there. Name the reasons that are final: ${quoted('hard_bounce_reason is any of (UNKNOWN_USER)')}.`,
  }),
  'active-bounce-list': define({
    severity: 'information',
    title: 'An active list of bounced contacts',
    message: (facts: { property: string }) =>
      `An active list keeps whoever shows a ${quoted(facts.property)}, and a contact that was unbounced or made anew may still carry its old one. To work through them once, make it ${quoted('static')}.`,
  }),
  'opens-as-engagement': define({
    severity: 'warning',
    title: 'Opens alone as a sign of interest',
    message: (facts: { property: string }) =>
      `${quoted(facts.property)} is the only sign of interest here. Mail programs open emails by themselves, and others hide that people did. Ask for clicks, replies or visits as well.`,
  }),
  'unsubscribed-removal': define({
    severity: 'warning',
    title: 'Removing contacts who opted out',
    message: (facts: { clause: string; action: string }) =>
      `${quoted(facts.clause)} ${doing(facts.action)} contacts who opted out. The contact is where you see that; when the address comes back with the next import, nobody does. Keep them, and stop paying for them as marketing contacts.`,
  }),
  'rule-without-owner': define({
    severity: 'information',
    title: 'A rule that changes contacts and has no owner',
    message: (facts: { action: string }) =>
      `This rule ${doing(facts.action)} contacts, and no ${quoted('owner')} answers for it. Name whom to ask.`,
  }),
  'rule-without-test': define({
    severity: 'information',
    title: 'A rule that changes contacts and has no test',
    message: (facts: { action: string; test: string }) =>
      `This rule ${doing(facts.action)} contacts, and there is no test of it. Say in ${quoted(facts.test)} whom it must match and whom it must leave.`,
  }),
  'rule-without-limits': define({
    severity: 'information',
    title: 'A rule that changes contacts and has no limits of its own',
    message: (facts: { action: string }) =>
      `This rule ${doing(facts.action)} contacts, and only the limits of the project hold it back. Say how many are usual: ${quoted('limits: { max: 500, max_percent: 2 }')}.`,
  }),
  'project-without-protection': define({
    severity: 'warning',
    title: 'A rule that changes contacts while nobody is protected',
    message: (facts: { action: string }) =>
      `This rule ${doing(facts.action)} contacts, and no rule of the project has ${quoted('action: protect')}. Say first whom no rule may touch, such as customers.`,
  }),
  'runs-locally': define({
    severity: 'information',
    title: "A clause that HubSpot's search cannot decide",
    message: (facts: { clause: string; reason: string }) =>
      `${quoted(facts.clause)} is decided here and not by HubSpot's search, because ${facts.reason}. The answer is the same; it may take more requests.`,
  }),
  'unused-ignore': define({
    severity: 'warning',
    title: 'A comment that silences nothing',
    message: (facts: { code: string }) =>
      `There is no ${quoted(facts.code)} here that could be ignored. Take the comment out.`,
  }),
  'bad-ignore': define({
    severity: 'warning',
    title: 'A comment that cannot silence anything',
    message: (facts: { found: string }) =>
      `${quoted(facts.found)} silences nothing. Write ${quoted('# listwise-ignore: CODE REASON')}, with the code of a warning or note and a reason; errors cannot be ignored.`,
  }),
};

function doing(action: string): string {
  return action === 'set' ? 'changes' : `${action.replace(/e$/, '')}es`;
}
