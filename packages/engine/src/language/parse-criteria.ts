import type { IToken } from 'chevrotain';
import { type Problem, problem } from '../problems/problem.ts';
import { type Break, deepestNesting, NestedTooDeep } from './clause-recovery.ts';
import { criteriaGrammar } from './grammar.ts';
import { spanFrom } from './grammar-nodes.ts';
import { type LexedCriteria, lex } from './lexer.ts';
import { mendPhrases } from './mended-phrases.ts';
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

/** Reads a criteria expression. It never throws: whatever the text is, what can be read is read. */
export function parseCriteria(text: string): ParsedCriteria {
  const lexed = lex(text);
  const { tokens, comments, problems } = lexed;
  if (tokens.length === 0) {
    const start = text.search(/\S|$/);
    const span = { start, end: Math.max(start, text.trimEnd().length) };
    const empty = problems.length > 0 ? [] : [problem('empty-criteria', span, {})];
    return { tokens, comments, problems: [...problems, ...empty] };
  }
  const parsed = parseTokens(tokens);
  if (parsed.breaks.length === 0) return { criteria: parsed.criteria, tokens, comments, problems: inOrder(problems) };
  return parsedWithBreaks(lexed, parsed, text);
}

const whereNoPhraseIsMeant = new Set<string | undefined>(['missing connective', 'unclosed group', 'unopened']);

function parsedWithBreaks(lexed: LexedCriteria, parsed: ParsedTokens, text: string): ParsedCriteria {
  const mended = mendPhrases(
    lexed.tokens,
    parsed.breaks.filter(({ productions }) => !whereNoPhraseIsMeant.has(productions[0])).map(({ token }) => token),
    text,
  );
  const { tokens } = mended;
  const { criteria, breaks } = mended.problems.length === 0 ? parsed : parseTokens(tokens);
  const told = [...lexed.problems.filter((each) => !isPartOfToken(each, tokens)), ...mended.problems];
  const broken = syntaxProblems(breaks, tokens, told, text);
  return { criteria, tokens, comments: lexed.comments, problems: inOrder([...told, ...broken]) };
}

interface ParsedTokens {
  readonly criteria: CriteriaNode;
  readonly breaks: readonly Break[];
}

/** A text with more breaks than this is not read to its end. */
const mostFragments = 100;

/** The grammar stops at a parenthesis that closes nothing; what stands behind it is read as a fragment of its own. */
function parseTokens(tokens: readonly IToken[]): ParsedTokens {
  const grammar = criteriaGrammar();
  const fragments: CriteriaNode[] = [];
  const breaks: Break[] = [];
  let rest = tokens;
  while (rest.length > 0 && fragments.length < mostFragments && breaks.length < mostFragments) {
    grammar.read(rest);
    try {
      fragments.push(grammar.criteria());
    } catch (error) {
      if (!(error instanceof NestedTooDeep)) throw error;
      breaks.push(...grammar.breaks, { token: error.token, productions: ['nested too deep'] });
      break;
    }
    breaks.push(...grammar.breaks);
    const stray = rest[grammar.tokensRead];
    if (stray === undefined) break;
    // Where a clause broke off, its parentheses are not known to be lost.
    if (stray !== grammar.resumedAt) breaks.push({ token: stray, productions: ['unopened'] });
    const resume = rest.findIndex(
      ({ tokenType }, index) => index > grammar.tokensRead && tokenType !== t.CloseParenthesis,
    );
    const isConnected = rest[resume]?.tokenType === t.And || rest[resume]?.tokenType === t.Or;
    rest = resume < 0 ? [] : rest.slice(isConnected ? resume + 1 : resume);
  }
  return { criteria: assembled(fragments), breaks };
}

function assembled(fragments: CriteriaNode[]): CriteriaNode {
  const [first, ...others] = fragments;
  if (first === undefined) return Object.freeze({ kind: 'missing', span: { start: 0, end: 0 } });
  if (others.length === 0) return first;
  const span = spanFrom(first.span, ...others.map((each) => each.span));
  return Object.freeze({ kind: 'and', operands: Object.freeze(fragments), span });
}

/** What the breaks mean, without those that a mistake already told brought about. */
function syntaxProblems(
  breaks: readonly Break[],
  tokens: readonly IToken[],
  told: readonly Problem[],
  text: string,
): Problem[] {
  const indices = new Map(tokens.map((token, index) => [token, index]));
  const places = told.map(({ span }) => span.start).sort((a, b) => a - b);
  const seen = new Set(places);
  const unclosed = new Set(told.filter(({ code }) => code.startsWith('unclosed-')).map(({ span }) => span.start));
  const found: Problem[] = [];
  for (const each of breaks) {
    const index = indices.get(each.token) ?? tokens.length;
    const previous = tokens[index - 1];
    const start = previous === undefined ? 0 : previous.startOffset + previous.image.length;
    const isCaused = places.some((place) => place >= start && place < (tokens[index]?.startOffset ?? text.length));
    if (isCaused || (previous !== undefined && unclosed.has(previous.startOffset))) continue;
    const candidate = syntaxProblem(each, index, tokens, deepestNesting);
    if (seen.has(candidate.span.start)) continue;
    seen.add(candidate.span.start);
    found.push(candidate);
  }
  return found;
}

/** A character that the lexer did not know, in what turned out to be one token. */
function isPartOfToken({ code, span }: Problem, tokens: readonly IToken[]): boolean {
  if (code !== 'unknown-character') return false;
  return tokens.some(
    ({ tokenType, startOffset, image }) =>
      tokenType === t.RuleId && startOffset < span.start && span.end <= startOffset + image.length,
  );
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => a.span.start - b.span.start);
}
