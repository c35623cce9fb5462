import type { Span, TextEdit } from './fix.ts';
import type { Problem } from './problem.ts';
import type { ProblemCode } from './registry.ts';

/** A problem as a test tells it: its place is the text with «…» around it. */
export interface SeenProblem {
  readonly code: ProblemCode;
  readonly at: string;
  readonly facts: object;
}

export function seen(text: string, problems: readonly Problem[]): SeenProblem[] {
  return problems.map(({ code, span, facts }) => ({ code, at: marked(text, span), facts }));
}

/** `email «is» known`: the text with marks around a place. */
export function marked(text: string, { start, end }: Span): string {
  return `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`;
}

export function withoutMarks(text: string): string {
  return text.replace(/[«»]/g, '');
}

/** The text after a problem's fix. */
export function afterFix(text: string, problem: Problem | undefined): string | undefined {
  return problem?.fix && edited(text, problem.fix.edits);
}

function edited(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((result, { span, text: by }) => result.slice(0, span.start) + by + result.slice(span.end), text);
}
