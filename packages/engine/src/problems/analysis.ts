import { alternatives, define, quoted } from './define.ts';

/** Clauses that together are the reason, and by clause the days that it means where they are counted from today. */
interface Reasons {
  readonly clauses: readonly string[];
  readonly dates?: Readonly<Record<string, string>>;
}

/** What follows from the rules alone, whatever the data are. */
export const analysisProblems = {
  'never-matches': define({
    severity: 'warning',
    title: 'Criteria that nobody can meet',
    message: (facts: Reasons & { isRule: boolean }) =>
      `${cannotHold(facts)}, so this ${facts.isRule ? 'rule' : 'part of the rule'} matches nobody.`,
  }),
  'always-matches': define({
    severity: 'warning',
    title: 'Criteria that everyone meets',
    message: (facts: Reasons & { isRule: boolean }) =>
      `${alwaysHolds(facts)}, so this ${facts.isRule ? 'rule' : 'part of the rule'} matches everyone.`,
  }),
  'redundant-clause': define({
    severity: 'warning',
    title: 'A clause that changes nothing',
    message: (facts: { clause: string; because: readonly string[]; joined: 'and' | 'or' }) =>
      facts.joined === 'or'
        ? `${quoted(facts.clause)} adds nobody: ${allOf(facts.because, 'or')} takes them already. Take it out, or correct it.`
        : `${quoted(facts.clause)} changes nothing: it follows from ${allOf(facts.because, 'and')}. Take it out, or correct it.`,
  }),
  'equivalent-rule': define({
    severity: 'warning',
    title: 'Two rules that match the same contacts',
    message: (facts: { rule: string; other: string }) =>
      `${quoted(facts.rule)} matches the same contacts as ${quoted(facts.other)}, whatever the data are. Keep one, or let one meet the other.`,
  }),
  'subset-rule': define({
    severity: 'warning',
    title: 'A rule that another one covers',
    message: (facts: { rule: string; other: string; action: string }) =>
      `Whoever ${quoted(facts.rule)} matches, ${quoted(facts.other)} matches as well, with the action ${quoted(facts.action)}. Take one out, narrow one, or let one meet the other.`,
  }),
  'fully-protected': define({
    severity: 'warning',
    title: 'A rule whose matches are all protected',
    message: (facts: { rule: string; protection: string }) =>
      `Whoever ${quoted(facts.rule)} matches, ${quoted(facts.protection)} protects, so it never does anything.`,
  }),
  'unused-parameter': define({
    severity: 'warning',
    title: 'A parameter that nothing uses',
    message: (facts: { name: string; isProject: boolean }) =>
      facts.isProject
        ? `No rule uses the parameter \`$${facts.name}\`. Take it out.`
        : `The rule does not use its parameter \`$${facts.name}\`. Take it out.`,
  }),
  'unused-set': define({
    severity: 'warning',
    title: 'A set of values that nothing uses',
    message: (facts: { name: string }) => `No rule uses the set \`$${facts.name}\`. Take it out.`,
  }),
  'unused-rule': define({
    severity: 'warning',
    title: 'A rule that does nothing and is used by nothing',
    message: (facts: { rule: string }) =>
      `${quoted(facts.rule)} is disabled, and no other rule meets it. Delete it; git keeps it.`,
  }),
};

function cannotHold(reasons: Reasons): string {
  const { length } = reasons.clauses;
  if (length < 2) return `${allReasons(reasons)} can never hold`;
  return `${allReasons(reasons)} cannot ${length === 2 ? 'both' : 'all'} hold`;
}

function alwaysHolds(reasons: Reasons): string {
  if (reasons.clauses.length < 2) return `${allReasons(reasons)} always holds`;
  return `One of ${allReasons(reasons)} always holds`;
}

function allReasons({ clauses, dates = {} }: Reasons): string {
  if (clauses.length === 0) return allOf(clauses, 'and');
  return alternatives(
    clauses.map((clause) => (dates[clause] === undefined ? quoted(clause) : `${quoted(clause)} (${dates[clause]})`)),
    'and',
  );
}

function allOf(clauses: readonly string[], conjunction: 'and' | 'or'): string {
  return clauses.length === 0 ? 'What it says' : alternatives(clauses.map(quoted), conjunction);
}
