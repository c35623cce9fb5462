import type { IToken } from 'chevrotain';
import { type Problem, problem } from '../problems/problem.ts';
import * as t from './tokens.ts';

/** `["a", "b"]`: brackets that stand for parentheses are told once a pair, at the first. */
export function foreignBrackets(tokens: readonly IToken[]): Problem[] {
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
