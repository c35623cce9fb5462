/** What the exit code of the command says. */
export const exitCodes = {
  clean: 0,
  /** An error in a rule, a failed test, a limit or gate exceeded, rejected rows, drift. */
  findings: 1,
  /** Usage, configuration or tool failure. */
  failure: 2,
  /** Changes are present; only with --exit-code. */
  changes: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
