/**
 * The option table: parsing, help, shell completion, environment variables and the docs read it.
 * Options are named once; a verb lists the ones that it takes.
 */
export interface OptionSpec {
  /** The long flag without dashes. */
  readonly flag: string;
  readonly short?: string;
  /** What stands for its value in the help; a switch has none. */
  readonly value?: string;
  /** May be given several times. */
  readonly repeats?: boolean;
  readonly choices?: readonly string[];
  readonly kind?: 'number' | 'percent';
  /** Consent is given on the command line, never by the environment. */
  readonly isConsent?: boolean;
  readonly summary: string;
}

export const options = {
  project: {
    flag: 'project',
    value: 'DIR',
    summary: 'The folder of the project; by default the nearest listwise.yaml upwards.',
  },
  profile: { flag: 'profile', value: 'NAME', summary: 'A profile of listwise.yaml.' },
  source: { flag: 'source', value: 'NAME', summary: 'A source of listwise.yaml, instead of its default.' },
  format: { flag: 'format', value: 'F', summary: 'How the result is written.' },
  now: {
    flag: 'now',
    value: 'INSTANT',
    summary: 'The moment at which rules are decided, such as 2026-11-24T09:00:00Z.',
  },
  param: { flag: 'param', value: 'NAME=VALUE', repeats: true, summary: 'The value of a parameter (a YAML scalar).' },
  quiet: { flag: 'quiet', short: 'q', summary: 'No progress and no remarks.' },
  noColor: { flag: 'no-color', summary: 'No colour.' },
  debug: { flag: 'debug', summary: 'Show where in the program an error comes from.' },
  failOn: {
    flag: 'fail-on',
    value: 'SEVERITY',
    choices: ['error', 'warning'],
    summary: 'What counts as a finding (exit code 1).',
  },
  exitCode: { flag: 'exit-code', summary: 'Exit with 3 when there is something to change.' },
  check: { flag: 'check', summary: 'Change nothing; exit with 1 when a file is not formatted.' },
  diff: { flag: 'diff', summary: 'Change nothing; show what would change.' },
  dryRun: { flag: 'dry-run', summary: 'Change nothing; show what would change.' },
  kind: {
    flag: 'kind',
    value: 'KIND',
    choices: ['contacts', 'address-status', 'email-events'],
    summary: 'What the file holds: contacts, unsubscribes and bounces, or the recipients of one email.',
  },
  full: { flag: 'full', summary: 'Take every contact anew: archive those that the file or the portal lacks.' },
  all: { flag: 'all', summary: 'Bring every property that the catalogue knows, not only those that rules need.' },
  dateFormat: {
    flag: 'date-format',
    value: 'FORM',
    summary: 'How dates are written in the file, such as DD/MM/YYYY HH:mm.',
  },
  columns: { flag: 'columns', value: 'A,B', summary: 'The properties to show.' },
  limit: { flag: 'limit', value: 'N', kind: 'number', summary: 'Show at most this many records.' },
  members: { flag: 'members', summary: 'List the ids of all records that match.' },
  sample: { flag: 'sample', value: 'N', kind: 'number', summary: 'Show this many records of each rule, masked.' },
  coverage: {
    flag: 'coverage',
    summary: 'Ask that every clause was seen true and false, and name those that were not.',
  },
  minCoverage: {
    flag: 'min-coverage',
    value: 'PERCENT',
    kind: 'percent',
    summary: 'Ask for this much of each rule instead of all; implies --coverage.',
  },
  fromData: { flag: 'from-data', summary: 'Take masked records from the source instead of making them up.' },
  force: { flag: 'force', summary: 'Write over a file that is there.' },
  ci: { flag: 'ci', value: 'SERVICE', choices: ['github', 'none'], summary: 'The CI workflow to add.' },
} as const satisfies Record<string, OptionSpec>;

export type OptionName = keyof typeof options;

/** The options that every verb takes. */
export const globalOptions = [
  'project',
  'profile',
  'source',
  'format',
  'now',
  'param',
  'quiet',
  'noColor',
  'debug',
] as const satisfies OptionName[];

/** The environment variable behind an option: `LISTWISE_NOW`. */
export function variableOf(option: OptionSpec): string | undefined {
  return option.isConsent === true ? undefined : `LISTWISE_${option.flag.toUpperCase().replaceAll('-', '_')}`;
}
