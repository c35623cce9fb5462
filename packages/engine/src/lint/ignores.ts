import type { Span } from '../problems/fix.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { problemCodes } from '../problems/registry.ts';
import type { FileProblem } from '../project/rule.ts';

/** A comment `# listwise-ignore: code reason`. */
interface Ignore {
  /** From the `#` to the end of the line. */
  readonly span: Span;
  readonly found: string;
  readonly code: string;
  readonly reason: string;
  /** The line that it silences: its own, or the next one with something on it where it stands alone. */
  readonly line: Span;
}

/**
 * Takes out the warnings and notes that comments silence, and tells of comments that silence nothing. A comment is not
 * called unused in a file with errors, nor for a code that this run does not look for.
 */
export function withoutIgnored(
  text: string,
  problems: readonly FileProblem['problem'][],
  isLookedFor: (code: string) => boolean,
): Problem[] {
  const ignores = ignoresIn(text);
  if (ignores.length === 0) return [...problems];
  const silenced = new Set<Problem>();
  const found: Problem[] = [];
  const hasError = problems.some(({ severity }) => severity === 'error');
  for (const ignore of ignores) {
    const hits = problems.filter((each) => isSilencedBy(each, ignore));
    if (!(problemCodes as readonly string[]).includes(ignore.code) || ignore.reason === '')
      found.push(problem('bad-ignore', ignore.span, { found: ignore.found }));
    else if (hits.length > 0) for (const hit of hits) silenced.add(hit);
    else if (!hasError && isLookedFor(ignore.code)) found.push(unusedIgnore(ignore, text));
  }
  return [...problems.filter((each) => !silenced.has(each)), ...found];
}

function isSilencedBy({ code, severity, span }: Problem, ignore: Ignore): boolean {
  if (severity === 'error' || code !== ignore.code) return false;
  return ignore.line.start <= span.start && span.start <= ignore.line.end;
}

function unusedIgnore({ span, code }: Ignore, text: string): Problem {
  const before = /[ \t]*$/.exec(text.slice(0, span.start))?.[0].length ?? 0;
  const start = span.start - before;
  const isAlone = start === 0 || text[start - 1] === '\n';
  const lineEnd = /^\r?\n/.exec(text.slice(span.end))?.[0].length ?? 0;
  const edits = [{ span: { start, end: isAlone ? span.end + lineEnd : span.end }, text: '' }];
  return problem('unused-ignore', span, { code }, { fix: { title: 'Take the comment out', edits, safe: true } });
}

const comment = /(?:^|[ \t])(#[ \t]*listwise-ignore:[ \t]*(\S*)[ \t]*([^\r\n]*?))[ \t]*$/;

function ignoresIn(text: string): Ignore[] {
  if (!text.includes('listwise-ignore:')) return [];
  const lines = linesOf(text);
  return lines.flatMap((line, index): Ignore[] => {
    const match = comment.exec(text.slice(line.start, line.end));
    if (match === null) return [];
    const [whole, found = '', code = '', reason = ''] = match;
    const start = line.start + match.index + whole.indexOf('#');
    const isAlone = text.slice(line.start, start).trim() === '';
    const next = lines.slice(index + 1).find((each) => /^\s*[^\s#]/.test(text.slice(each.start, each.end)));
    return [{ span: { start, end: start + found.length }, found, code, reason, line: isAlone ? (next ?? line) : line }];
  });
}

function linesOf(text: string): Span[] {
  return [...text.matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].replace(/[\r\n]+$/, '').length,
  }));
}
