import { type ILexingResult, type IToken, Lexer, type TokenType } from 'chevrotain';
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

function retyped(token: IToken, tokenType: TokenType): IToken {
  return { ...token, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0 };
}

/** `is # why ⏎ known`: with a comment between its words, an operator is cut into several tokens. */
function joinedOperators(
  tokens: readonly IToken[],
  comments: readonly IToken[],
  text: string,
): { tokens: readonly IToken[]; problems: readonly Problem[] } {
  if (comments.length === 0) return { tokens, problems: [] };
  const joined: IToken[] = [];
  const problems: Problem[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as IToken;
    const operator = isCommentBehind(token, tokens[index + 1], text) ? splitOperatorAt(index, tokens) : undefined;
    if (operator === undefined) {
      joined.push(token);
      continue;
    }
    const last = tokens[operator.end - 1] as IToken;
    const span = { start: token.startOffset, end: last.startOffset + last.image.length };
    joined.push(retyped({ ...token, image: text.slice(span.start, span.end) }, operator.tokenType));
    problems.push(problem('split-operator', span, { words: operator.words }));
    index = operator.end - 1;
  }
  return { tokens: joined, problems };
}

function isCommentBehind(token: IToken, next: IToken | undefined, text: string): boolean {
  if (next === undefined) return false;
  return text
    .slice(token.startOffset + token.image.length, next.startOffset)
    .trimStart()
    .startsWith('#');
}

const mostWords = 6;

/** The longest operator that the words of several tokens make up. */
function splitOperatorAt(index: number, tokens: readonly IToken[]) {
  for (let end = Math.min(tokens.length, index + mostWords); end > index + 1; end--) {
    const images = tokens.slice(index, end).map(({ image }) => image);
    const words = images.join(' ').toLowerCase().replace(/\s+/g, ' ');
    const tokenType = t.operatorTokenOf.get(words);
    if (tokenType !== undefined) return { end, words, tokenType };
  }
  return undefined;
}

/** `["a", "b"]`: brackets that stand for parentheses are told once a pair, at the first. */
function foreignBrackets(tokens: readonly IToken[]): Problem[] {
  const problems: Problem[] = [];
  const opened: IToken[] = [];
  for (const token of tokens) {
    if (token.tokenType === t.OpenParenthesis) opened.push(token);
    if (token.tokenType !== t.CloseParenthesis) continue;
    const open = opened.pop();
    if (open !== undefined && open.image !== '(') problems.push(foreignBracket(open, token));
    else if (token.image !== ')') problems.push(foreignBracket(token));
  }
  return [...problems, ...opened.filter(({ image }) => image !== '(').map((open) => foreignBracket(open))];
}

function foreignBracket(first: IToken, partner?: IToken): Problem {
  const sign = first.tokenType === t.OpenParenthesis ? '(' : ')';
  const edits = [first, ...(partner === undefined ? [] : [partner])].map(({ startOffset: start, tokenType }) => ({
    span: { start, end: start + 1 },
    text: tokenType === t.OpenParenthesis ? '(' : ')',
  }));
  const span = { start: first.startOffset, end: first.startOffset + 1 };
  const fix = { title: 'Write parentheses', edits, safe: true };
  return problem('foreign-sign', span, { found: first.image, sign }, { fix });
}

function foreignSign({ image, tokenType }: IToken, span: Problem['span']): Problem[] {
  if (/\w/.test(image) || !/^[=!<>&|:≤≥≠]/.test(image)) return [];
  const sign = tokenType === t.And ? 'and' : tokenType === t.Or ? 'or' : tokenType.name;
  if (sign === image) return [];
  const fix = { title: `Write \`${sign}\``, edits: [{ span, text: sign }], safe: true };
  return [problem('foreign-sign', span, { found: image, sign }, { fix })];
}
