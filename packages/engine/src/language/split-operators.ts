import type { IToken } from 'chevrotain';
import { type Problem, problem } from '../problems/problem.ts';
import { retyped } from './grammar-nodes.ts';
import * as t from './tokens.ts';

/** `is # why ⏎ known`: with a comment between its words, an operator is cut into several tokens. */
export function joinedOperators(
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
