import type { FileProblem } from '@listwise/engine';
import { type ExitCode, exitCodes } from './exit-codes.ts';

/** Problems in the project's files that keep a verb from running; they are shown instead of a result. */
export class ProblemsFound extends Error {
  readonly problems: readonly FileProblem[];
  readonly exitCode: ExitCode;

  constructor(problems: readonly FileProblem[], exitCode: ExitCode = exitCodes.findings) {
    super('There are problems.');
    this.name = 'ProblemsFound';
    this.problems = problems;
    this.exitCode = exitCode;
  }
}

/** A mistake in how the command was called: one message, what to do, exit code 2. */
export class UsageError extends Error {
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = 'UsageError';
    this.hint = hint;
  }
}

/** What went wrong, as a message and advice; the engine's errors say both themselves. */
export interface Failure {
  readonly message: string;
  readonly hint?: string;
}

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error) };
  const { hint, file, line } = error as { hint?: unknown; file?: unknown; line?: unknown };
  const place = typeof file === 'string' ? `${file}${typeof line === 'number' ? `:${line}` : ''}: ` : '';
  const message = `${place}${error.message}`;
  return typeof hint === 'string' ? { message, hint } : { message };
}

/** Errors that say all there is to say; any other is a fault of Listwise itself. */
export function isExpected(error: unknown): boolean {
  return error instanceof Error && ['UsageError', 'SourceError', 'HubSpotError', 'ImportError'].includes(error.name);
}
