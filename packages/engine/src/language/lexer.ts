import { type ILexingResult, type IToken, Lexer } from 'chevrotain';
import { type Problem, problem } from '../problems/problem.ts';
import { badEscapes, literalOf, textOf } from './text-literal.ts';
import * as t from './tokens.ts';

export interface LexedCriteria {
  readonly tokens: readonly IToken[];
  readonly comments: readonly IToken[];
  readonly problems: readonly Problem[];
}

let lexer: Lexer | undefined;

/** Cuts the expression into tokens; what is no token is reported and passed over. */
export function lex(text: string): LexedCriteria {
  lexer ??= new Lexer(t.allTokens, { positionTracking: 'onlyOffset', skipValidations: true });
  const result = lexer.tokenize(text);
  return {
    tokens: result.tokens,
    comments: result.groups['comments'] ?? [],
    problems: [
      ...unknownCharacters(text, result),
      ...result.tokens.flatMap(spellingProblems),
      ...splitOperators(result.tokens),
    ],
  };
}

function unknownCharacters(text: string, { errors }: ILexingResult): Problem[] {
  return errors.map(({ offset, length }) =>
    problem(
      'unknown-character',
      { start: offset, end: offset + length },
      { found: text.slice(offset, offset + length) },
    ),
  );
}

/** Tokens that are read as what was plainly meant, and reported. */
function spellingProblems(token: IToken): Problem[] {
  const { image, startOffset: start, tokenType } = token;
  const span = { start, end: start + image.length };
  switch (tokenType) {
    case t.QuotedText:
      return badEscapes(image, start).map((bad) => problem('bad-escape', bad.span, { escape: bad.escape }));
    case t.UnclosedText:
      return [problem('unclosed-text', span, { found: image })];
    case t.UnclosedLabel:
      return [problem('unclosed-label', span, { found: image })];
    case t.MisquotedText: {
      const literal = literalOf(textOf(image));
      const fix = { title: `Write ${literal}`, edits: [{ span, text: literal }], safe: true };
      return [problem('misquoted-text', span, { found: image, literal }, { fix })];
    }
    default:
      return foreignSign(token, span);
  }
}

/** `is # why ⏎ known`: a comment between its words makes an operator mean something else. */
function splitOperators(tokens: readonly IToken[]): Problem[] {
  return tokens.flatMap((token, index) => {
    const next = tokens[index + 1];
    if (next === undefined || Object.keys(t.meaningsOf(token.tokenType)).length === 0) return [];
    const words = `${token.image} ${next.image}`.toLowerCase().replace(/\s+/g, ' ');
    if (!t.operatorWords.includes(words)) return [];
    return [
      problem('split-operator', { start: token.startOffset, end: next.startOffset + next.image.length }, { words }),
    ];
  });
}

function foreignSign({ image, tokenType }: IToken, span: Problem['span']): Problem[] {
  if (/\w/.test(image) || !/^[=!<>&|]/.test(image)) return [];
  const sign = tokenType === t.And ? 'and' : tokenType === t.Or ? 'or' : tokenType.name;
  if (sign === image) return [];
  const fix = { title: `Write \`${sign}\``, edits: [{ span, text: sign }], safe: true };
  return [problem('foreign-sign', span, { found: image, sign }, { fix })];
}
