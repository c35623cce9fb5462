import { type IToken, NotAllInputParsedException } from 'chevrotain';
import { type Problem, problem } from '../problems/problem.ts';
import { criteriaGrammar, deepestNesting, NestedTooDeep } from './grammar.ts';
import { lex } from './lexer.ts';
import { syntaxProblem } from './syntax-problems.ts';
import type { CriteriaNode } from './syntax-tree.ts';
import * as t from './tokens.ts';

export interface ParsedCriteria {
  /** What could be read; absent when there is no expression at all. */
  readonly criteria?: CriteriaNode;
  readonly tokens: readonly IToken[];
  readonly comments: readonly IToken[];
  readonly problems: readonly Problem[];
}

/** A text with more breaks than this is not read to its end. */
const mostFragments = 50;

/** Reads a criteria expression. It never throws: whatever the text is, what can be read is read. */
export function parseCriteria(text: string): ParsedCriteria {
  const { tokens, comments, problems } = lex(text);
  if (tokens.length === 0) {
    const empty = problems.length > 0 ? [] : [problem('empty-criteria', { start: 0, end: text.trimEnd().length }, {})];
    return { tokens, comments, problems: [...problems, ...empty] };
  }
  const parsed = parseTokens(tokens, text);
  return {
    criteria: parsed.criteria,
    tokens,
    comments,
    problems: [...problems, ...withoutRepeats(parsed.problems, problems, tokens)].sort(
      (a, b) => a.span.start - b.span.start,
    ),
  };
}

/**
 * The grammar stops at the first text that fits nowhere. What stands behind it is read as a fragment of its own,
 * so that mistakes there are found as well.
 */
function parseTokens(tokens: readonly IToken[], text: string): { criteria: CriteriaNode; problems: Problem[] } {
  const grammar = criteriaGrammar();
  const fragments: CriteriaNode[] = [];
  const problems: Problem[] = [];
  let rest = tokens;
  while (rest.length > 0 && fragments.length < mostFragments) {
    grammar.input = rest as IToken[];
    try {
      fragments.push(grammar.criteria());
    } catch (error) {
      if (!(error instanceof NestedTooDeep)) throw error;
      const { startOffset: start, image } = error.token;
      problems.push(problem('nested-too-deep', { start, end: start + image.length }, { limit: deepestNesting }));
      break;
    }
    const found = grammar.errors.map((error) => syntaxProblem(error, tokens, text));
    problems.push(...found);
    const stopped = grammar.errors.findIndex((error) => error instanceof NotAllInputParsedException);
    const stoppedAt = grammar.errors[stopped]?.token;
    if (stoppedAt === undefined) break;
    rest = resume(rest.slice(rest.indexOf(stoppedAt)), found[stopped]?.code === 'missing-connective');
  }
  return { criteria: assembled(fragments), problems };
}

/** Where reading can go on: at a clause that only lacks its connective, else behind the next connective. */
function resume(rest: readonly IToken[], atClause: boolean): readonly IToken[] {
  if (atClause) return rest;
  const connective = rest.findIndex(({ tokenType }, index) => index > 0 && (tokenType === t.And || tokenType === t.Or));
  return connective < 0 ? [] : rest.slice(connective + 1);
}

function assembled(fragments: CriteriaNode[]): CriteriaNode {
  const [first] = fragments;
  if (first === undefined) return Object.freeze({ kind: 'missing', span: { start: 0, end: 0 } });
  if (fragments.length === 1) return first;
  const last = fragments.at(-1) as CriteriaNode;
  return Object.freeze({
    kind: 'and',
    operands: Object.freeze(fragments),
    span: { start: first.span.start, end: Math.max(first.span.end, last.span.end) },
  });
}

/** One mistake is told once: not again at the same place, and no lost parenthesis where all are paired. */
function withoutRepeats(found: readonly Problem[], lexical: readonly Problem[], tokens: readonly IToken[]): Problem[] {
  const paired = parenthesesArePaired(tokens);
  const places = new Set(lexical.map(({ span }) => span.start));
  const kept: Problem[] = [];
  for (const candidate of found) {
    const isParenthesis = candidate.code === 'unclosed-parenthesis' || candidate.code === 'unopened-parenthesis';
    if (isParenthesis && paired && found.length > 1) continue;
    if (places.has(candidate.span.start)) continue;
    places.add(candidate.span.start);
    kept.push(candidate);
  }
  return kept;
}

function parenthesesArePaired(tokens: readonly IToken[]): boolean {
  let open = 0;
  for (const { tokenType } of tokens) {
    if (tokenType === t.OpenParenthesis) open++;
    if (tokenType === t.CloseParenthesis && --open < 0) return false;
  }
  return open === 0;
}
