import type { Severity } from './severity.ts';

/** What is known about a kind of problem, whatever its facts are. */
export interface ProblemDefinition<Facts> {
  readonly severity: Severity;
  /** A heading for the docs. */
  readonly title: string;
  /** The facts in a marketer's words: what was found, what is wrong, what to do. */
  message(facts: Facts): string;
}

export function define<Facts>(definition: ProblemDefinition<Facts>): ProblemDefinition<Facts> {
  return definition;
}

/** `a`, `a or b`, `a, b or c`. */
export function alternatives(words: readonly string[], conjunction = 'or'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}

/** Text from a file as it may stand in a message: on one line, not endless, in backticks. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('`', "'");
  return `\`${line.length > 60 ? `${line.slice(0, 57)}…` : line}\``;
}
