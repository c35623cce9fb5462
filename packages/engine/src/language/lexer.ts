import { type ILexingResult, type IToken, Lexer } from 'chevrotain';
import { type Problem, problem } from '../problems/problem.ts';
import { foreignBrackets } from './foreign-brackets.ts';
import { retyped } from './grammar-nodes.ts';
import { joinedOperators } from './split-operators.ts';
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
  const comments = result.groups['comments'] ?? [];
  const whole = joinedOperators(result.tokens.flatMap(withUnitApart).map(labelByPlace), comments, text);
  return {
    tokens: whole.tokens,
    comments,
    problems: [
      ...unknownCharacters(text, result),
      ...result.tokens.filter(({ tokenType }) => tokenType === t.BadNumber).map(badNumber),
      ...whole.tokens.flatMap(spellingProblems),
      ...foreignBrackets(whole.tokens),
      ...whole.problems,
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
    case t.QuotedLabel: {
      const literal = `\`${textOf(image)}\``;
      const fix = { title: `Write ${literal}`, edits: [{ span, text: literal }], safe: true };
      return [problem('misquoted-text', span, { found: image, literal }, { fix })];
    }
    case t.Parameter:
      return /^\$[A-Za-z_]/.test(image) ? [] : [problem('unknown-character', span, { found: image })];
    default:
      return foreignSign(token, span);
  }
}

function badNumber(token: IToken): Problem {
  const { image, startOffset: start } = token;
  const span = { start, end: start + image.length };
  const apart = image.replace(/(?<=\d)(?=[A-Za-z])/, ' ');
  const isUnit = withUnitApart(token).length > 1;
  const fix = { title: `Write ${apart}`, edits: [{ span, text: apart }], safe: true };
  return problem('bad-number', span, { found: image }, isUnit ? { fix } : {});
}

/** `90days` is read as `90 days`. */
function withUnitApart(token: IToken): IToken[] {
  if (token.tokenType !== t.BadNumber) return [token];
  const [, digits, unit] = /^(\d+)((?:day|week|month|quarter|year)s?)$/i.exec(token.image) ?? [];
  if (digits === undefined || unit === undefined) return [token];
  const startOffset = token.startOffset + digits.length;
  return [
    retyped({ ...token, image: digits }, t.NumberLiteral),
    retyped({ ...token, image: unit, startOffset }, t.Unit),
  ];
}

/** `"Job Title" is known`: text before an operator, where no value is due, is a label. */
function labelByPlace(token: IToken, index: number, tokens: readonly IToken[]): IToken {
  const next = tokens[index + 1]?.tokenType;
  if (!t.isOneOf(token.tokenType, t.Text) || next === undefined || !t.isOperator(next)) return token;
  const previous = tokens[index - 1]?.tokenType;
  return previous !== undefined && t.isOperator(previous) ? token : retyped(token, t.QuotedLabel);
}

function foreignSign({ image, tokenType }: IToken, span: Problem['span']): Problem[] {
  if (/\w/.test(image) || !/^[=!<>&|:≤≥≠]/.test(image)) return [];
  const sign = tokenType === t.And ? 'and' : tokenType === t.Or ? 'or' : tokenType.name;
  if (sign === image) return [];
  const fix = { title: `Write \`${sign}\``, edits: [{ span, text: sign }], safe: true };
  return [problem('foreign-sign', span, { found: image, sign }, { fix })];
}
