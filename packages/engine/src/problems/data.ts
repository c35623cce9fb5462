import { grouped } from '../values/grouped.ts';
import { alternatives, define, quoted } from './define.ts';

/** What a rule needs and the data does not give, and what a dry run finds. */
export const dataProblems = {
  'not-supplied': define({
    severity: 'error',
    title: 'The source was never given what the rule reads',
    message: (facts: { what: string; source: string; hint: string }) =>
      `The source ${quoted(facts.source)} was never given ${facts.what}. That is not the same as unknown, so nothing is planned. ${facts.hint}`,
  }),
  'type-changed': define({
    severity: 'error',
    title: 'The source holds another type than the catalogue says',
    message: (facts: { property: string; storedAs: string; type: string; source: string }) =>
      `The source ${quoted(facts.source)} holds ${quoted(facts.property)} as ${facts.storedAs}, but the catalogue now says ${facts.type}. Import it again.`,
  }),
  'protection-disabled': define({
    severity: 'warning',
    title: 'A protect rule is disabled',
    message: (facts: { rule: string }) =>
      `The protect rule ${quoted(facts.rule)} is disabled: whom it names is not protected.`,
  }),
  'protection-broken': define({
    severity: 'error',
    title: 'A protect rule cannot be decided',
    message: (facts: { rules: readonly string[] }) =>
      `Nothing is planned, because ${alternatives(facts.rules.map(quoted), 'and')} cannot be decided. Who is protected must be known before anything else is.`,
  }),
  'limit-exceeded': define({
    severity: 'error',
    title: 'A limit is exceeded',
    message: (facts: { rule: string; affected: number; limit: number; reason: string }) =>
      `${quoted(facts.rule)} would touch ${grouped(facts.affected)} records; its limit is ${grouped(facts.limit)} (${facts.reason}). Look at who they are; if that is right, widen \`limits\` in the rule.`,
  }),
  'run-limit-exceeded': define({
    severity: 'error',
    title: 'The limit of the whole run is exceeded',
    message: (facts: { affected: number; limit: number; reason: string }) =>
      `All rules together would write ${grouped(facts.affected)} records; the limit of a run is ${grouped(facts.limit)} (${facts.reason}). Apply fewer rules, or widen \`limits\` in listwise.yaml.`,
  }),
  'gate-exceeded': define({
    severity: 'error',
    title: 'A gate is closed',
    message: (facts: { rule: string; matched: number; limit: number; reason: string }) =>
      `The gate ${quoted(facts.rule)} is closed: ${grouped(facts.matched)} records match, ${grouped(facts.limit)} may (${facts.reason}).`,
  }),
  'unexpected-count': define({
    severity: 'error',
    title: 'Fewer or more matches than expected',
    message: (facts: { rule: string; matched: number; expect: string }) =>
      `${quoted(facts.rule)} matches ${grouped(facts.matched)} records; ${quoted(facts.expect)} are expected.`,
  }),
  'conflicting-values': define({
    severity: 'error',
    title: 'Two rules set one property to different values',
    message: (facts: { property: string; rules: readonly string[]; records: number }) =>
      `${alternatives(facts.rules.map(quoted), 'and')} set ${quoted(facts.property)} to different values on ${grouped(facts.records)} records. Make one of them leave these out.`,
  }),
};
