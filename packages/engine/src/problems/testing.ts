import { define, quoted } from './define.ts';
import { didYouMean } from './did-you-mean.ts';

/** What is wrong with the test of a rule. That a test fails is no problem of its file. */
export const testingProblems = {
  'test-without-rule': define({
    severity: 'error',
    title: 'A test without its rule',
    message: (facts: { rule: string }) =>
      `This is the test of ${quoted(facts.rule)}, and there is no such rule. A test stands beside its rule and has its name.`,
  }),
  'test-of-broken-rule': define({
    severity: 'error',
    title: 'A test of a rule with errors',
    message: (facts: { rule: string }) =>
      `The rule ${quoted(facts.rule)} has errors, so its test cannot run. Mend the rule first.`,
  }),
  'unknown-record': define({
    severity: 'error',
    title: 'An expectation of a record that does not exist',
    message: (facts: { record: string; suggestions: readonly string[] }) =>
      `${quoted(facts.record)} is none of the records of this test.${didYouMean(facts.suggestions)}`,
  }),
  'claimed-twice': define({
    severity: 'error',
    title: 'A record that is expected twice',
    message: (facts: { record: string }) =>
      `${quoted(facts.record)} stands under \`expect\` already. Name each record once.`,
  }),
  'unknown-clause': define({
    severity: 'error',
    title: 'A reason that is no clause of the rule',
    message: (facts: { text: string; suggestions: readonly string[] }) =>
      `${quoted(facts.text)} is no clause of the rule. Write one as it stands there.${didYouMean(facts.suggestions)}`,
  }),
  'computed-value': define({
    severity: 'error',
    title: 'A value that is worked out from others',
    message: (facts: { name: string; from: string }) =>
      `${quoted(facts.name)} is worked out from ${facts.from}. Give that instead.`,
  }),
};
