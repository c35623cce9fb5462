import { type OptionName, type OptionSpec, options } from './options.ts';
import type { VerbModule } from './verb.ts';

export interface ArgumentSpec {
  readonly name: string;
  readonly isRequired?: boolean;
  readonly repeats?: boolean;
  readonly summary: string;
}

/** A verb as data; what it does is loaded when it is called. */
export interface VerbSpec {
  readonly name: string;
  readonly summary: string;
  readonly arguments: readonly ArgumentSpec[];
  readonly options: readonly OptionName[];
  /** The first is the default on a terminal and in a pipe. */
  readonly formats: readonly [string, ...string[]];
  readonly examples: readonly { readonly command: string; readonly says: string }[];
  load(): Promise<VerbModule>;
}

const rule = { name: 'RULE', isRequired: true, summary: 'A rule id, or the path of a criteria file.' };
const paths = {
  name: 'PATH',
  repeats: true,
  summary: 'Files or folders; the whole project by default. `-` reads standard input.',
};

export const verbs: readonly VerbSpec[] = [
  {
    name: 'init',
    summary: 'Make a new project: settings, a first rule with its test, a CI workflow.',
    arguments: [{ name: 'DIR', summary: 'The folder; the current one by default.' }],
    options: ['ci'],
    formats: ['pretty', 'json'],
    examples: [{ command: 'listwise init hygiene', says: 'Make the project in the folder hygiene.' }],
    load: async () => (await import('./verbs/init/init.ts')).initVerb,
  },
  {
    name: 'check',
    summary: 'Find mistakes in rules and settings, without any data.',
    arguments: [paths],
    options: ['failOn'],
    formats: ['pretty', 'json'],
    examples: [
      { command: 'listwise check', says: 'Check the whole project.' },
      { command: 'listwise check rules/bounces --fail-on warning', says: 'Check one folder strictly.' },
    ],
    load: async () => (await import('./verbs/check/check.ts')).checkVerb,
  },
  {
    name: 'fmt',
    summary: 'Write criteria files in their one canonical form.',
    arguments: [paths],
    options: ['check', 'diff'],
    formats: ['pretty', 'json'],
    examples: [
      { command: 'listwise fmt', says: 'Format all rules.' },
      { command: 'listwise fmt --check', says: 'Fail when a rule is not formatted.' },
      { command: 'listwise fmt - < rule.criteria', says: 'Format standard input.' },
    ],
    load: async () => (await import('./verbs/fmt/fmt.ts')).fmtVerb,
  },
  {
    name: 'fix',
    summary: 'Apply the safe fixes of what check finds.',
    arguments: [paths],
    options: ['dryRun', 'exitCode'],
    formats: ['pretty', 'json'],
    examples: [
      { command: 'listwise fix --dry-run', says: 'Show what would change.' },
      { command: 'listwise fix rules/bounces', says: 'Fix the rules of one folder.' },
    ],
    load: async () => (await import('./verbs/fix/fix.ts')).fixVerb,
  },
  {
    name: 'import',
    summary: 'Take CSV exports into the local store.',
    arguments: [{ name: 'FILE', isRequired: true, repeats: true, summary: 'CSV files as HubSpot exports them.' }],
    options: ['kind', 'full', 'dateFormat'],
    formats: ['pretty', 'json'],
    examples: [
      { command: 'listwise import contacts.csv', says: 'Add and update contacts.' },
      { command: 'listwise import contacts.csv --full', says: 'The same, and archive contacts that the file lacks.' },
      {
        command: 'listwise import bounces.csv --kind address-status',
        says: 'Take unsubscribes, bounces and spam reports.',
      },
    ],
    load: async () => (await import('./verbs/import/import.ts')).importVerb,
  },
  {
    name: 'pull',
    summary: 'Bring contacts from HubSpot into the local store: all at first, then what changed.',
    arguments: [],
    options: ['full', 'all'],
    formats: ['pretty', 'json'],
    examples: [
      { command: 'listwise pull', says: 'Bring what the rules need. A pull that was stopped is gone on with.' },
      { command: 'listwise pull --full', says: 'Read all contacts again.' },
      { command: 'listwise pull --all --source hubspot', says: 'Bring all properties, from the source of this name.' },
    ],
    load: async () => (await import('./verbs/pull/pull.ts')).pullVerb,
  },
  {
    name: 'preview',
    summary: 'Show the records that match a rule.',
    arguments: [{ ...rule, summary: `${rule.summary} \`-\` takes criteria from standard input.` }],
    options: ['columns', 'limit'],
    formats: ['table', 'csv', 'ndjson', 'ids', 'json'],
    examples: [
      { command: 'listwise preview bounces/dead-mailbox', says: 'Show who matches.' },
      { command: "echo 'hard_bounce_reason is known' | listwise preview - --format ids", says: 'Try criteria out.' },
      {
        command: 'listwise preview bounces/dead-mailbox --format csv > dead.csv',
        says: 'Write all of them to a file.',
      },
    ],
    load: async () => (await import('./verbs/preview/preview.ts')).previewVerb,
  },
  {
    name: 'plan',
    summary: 'Dry run: what all rules would do, who is protected, which limits hold.',
    arguments: [
      { name: 'RULE', repeats: true, summary: 'Rule ids; all rules by default. Protect rules are always decided.' },
    ],
    options: ['members', 'sample', 'exitCode', 'failOn'],
    formats: ['pretty', 'json'],
    examples: [
      { command: 'listwise plan', says: 'Plan all rules.' },
      { command: 'listwise plan bounces/dead-mailbox --sample 5', says: 'Plan one, with a few records.' },
    ],
    load: async () => (await import('./verbs/plan/plan.ts')).planVerb,
  },
  {
    name: 'explain',
    summary: 'Show what the source will run for a rule, to the letter.',
    arguments: [rule],
    options: [],
    formats: ['pretty', 'json'],
    examples: [{ command: 'listwise explain bounces/dead-mailbox', says: 'Show predicates, dates and SQL.' }],
    load: async () => (await import('./verbs/explain/explain.ts')).explainVerb,
  },
  {
    name: 'why',
    summary: 'Show why a record is in or out of a rule, clause by clause.',
    arguments: [rule, { name: 'RECORD', isRequired: true, summary: 'A record id, or an e-mail address.' }],
    options: [],
    formats: ['pretty', 'json'],
    examples: [{ command: 'listwise why bounces/dead-mailbox 70204', says: 'Explain one contact.' }],
    load: async () => (await import('./verbs/why/why.ts')).whyVerb,
  },
  {
    name: 'analyze',
    summary: 'Show how rules stand to each other: never, always, the same, covered; overlaps counted on data.',
    arguments: [],
    options: ['failOn'],
    formats: ['pretty', 'json'],
    examples: [{ command: 'listwise analyze', says: 'Analyse all rules and count their overlaps.' }],
    load: async () => (await import('./verbs/analyze/analyze.ts')).analyzeVerb,
  },
  {
    name: 'test',
    summary: 'Run the tests of rules: X.test.yaml beside X.criteria.',
    arguments: [{ name: 'PATH', repeats: true, summary: 'Rule ids, test files or folders; all tests by default.' }],
    options: ['coverage', 'minCoverage'],
    formats: ['pretty', 'json', 'junit'],
    examples: [
      { command: 'listwise test', says: 'Run all tests.' },
      { command: 'listwise test rules/bounces --coverage', says: 'Name the clauses that no record tries out.' },
      { command: 'listwise test --format junit > tests.xml', says: 'Write a report that CI services read.' },
    ],
    load: async () => (await import('./verbs/test/test.ts')).testVerb,
  },
  {
    name: 'new',
    summary: 'Start a rule, or propose the test of one.',
    arguments: [
      { name: 'KIND', isRequired: true, summary: '`rule` or `test`.' },
      { name: 'RULE', isRequired: true, summary: 'The id of the new rule, or of the rule to be tested.' },
    ],
    options: ['fromData', 'force'],
    formats: ['pretty', 'json'],
    examples: [
      { command: 'listwise new rule bounces/full-mailbox', says: 'Start a criteria file with comments.' },
      { command: 'listwise new test bounces/full-mailbox', says: 'Make up records that try out every clause.' },
      { command: 'listwise new test bounces/full-mailbox --from-data', says: 'Take masked records from the source.' },
    ],
    load: async () => (await import('./verbs/new/new.ts')).newVerb,
  },
  {
    name: 'catalog',
    summary: 'Look up what properties there are, or take those of your HubSpot portal.',
    arguments: [
      {
        name: 'TERM',
        summary: 'Part of a name or a label; `pull` writes the properties of the portal to catalog/portal.yaml.',
      },
    ],
    options: [],
    formats: ['pretty', 'json'],
    examples: [
      { command: 'listwise catalog bounce', says: 'Find properties about bounces.' },
      { command: 'listwise catalog hard_bounce_reason', says: 'Show one with its options and operators.' },
      { command: 'listwise catalog pull', says: 'Take the properties of the portal into the project.' },
    ],
    load: async () => (await import('./verbs/catalog/catalog.ts')).catalogVerb,
  },
  {
    name: 'doctor',
    summary: 'Check that everything that Listwise needs is in place.',
    arguments: [],
    options: [],
    formats: ['pretty', 'json'],
    examples: [{ command: 'listwise doctor', says: 'Check program, project and data.' }],
    load: async () => (await import('./verbs/doctor/doctor.ts')).doctorVerb,
  },
  {
    name: 'completion',
    summary: 'Print a completion script for your shell.',
    arguments: [{ name: 'SHELL', isRequired: true, summary: 'bash, zsh or fish.' }],
    options: [],
    formats: ['pretty'],
    examples: [{ command: 'listwise completion bash > /etc/bash_completion.d/listwise', says: 'Install it for bash.' }],
    load: async () => (await import('./verbs/completion/completion.ts')).completionVerb,
  },
  {
    name: 'version',
    summary: 'Print the version.',
    arguments: [],
    options: [],
    formats: ['pretty', 'json'],
    examples: [{ command: 'listwise version', says: 'Print the version.' }],
    load: async () => (await import('./verbs/version/version.ts')).versionVerb,
  },
];

/** The values that an option takes, where they are few. */
export function choicesOf(name: OptionName, verb: VerbSpec): readonly string[] | undefined {
  return name === 'format' ? verb.formats : (options[name] as OptionSpec).choices;
}
