import type { ProblemDefinition } from './define.ts';
import type { Fix, Span } from './fix.ts';
import { type ProblemCode, type ProblemFacts, problemRegistry } from './registry.ts';
import type { Severity } from './severity.ts';

/**
 * Something wrong with a text, as facts. The words are rendered from the facts by the registry,
 * so that tests and tools never read them out of a sentence.
 */
export interface Problem<Code extends ProblemCode = ProblemCode> {
  readonly code: Code;
  readonly severity: Severity;
  readonly span: Span;
  readonly facts: ProblemFacts<Code>;
  readonly fix?: Fix;
}

/** A problem with the severity that its code has by default. */
export function problem<Code extends ProblemCode>(
  code: Code,
  span: Span,
  facts: ProblemFacts<Code>,
  more: { readonly fix?: Fix; readonly severity?: Severity } = {},
): Problem<Code> {
  return Object.freeze({ code, severity: problemRegistry[code].severity, span, facts, ...more });
}

/** The problem in words. */
export function problemMessage(problem: Problem): string {
  const definition = problemRegistry[problem.code] as ProblemDefinition<unknown>;
  return definition.message(problem.facts);
}
