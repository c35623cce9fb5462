import type { IToken, TokenType } from 'chevrotain';
import type { Span } from '../problems/fix.ts';

/** A frozen node. */
export function node<N extends { readonly kind: string }>(value: N): N {
  return Object.freeze(value);
}

/** Where a token stands; one that recovery made up stands nowhere. */
export function spanOf(token: IToken): Span {
  if (!Number.isFinite(token.startOffset)) return { start: 0, end: 0 };
  return { start: token.startOffset, end: token.startOffset + token.image.length };
}

/** The place right behind a token. */
export function endOf(token: IToken): Span {
  const { end } = spanOf(token);
  return { start: end, end };
}

/** From where the first begins to where the last ends. */
export function spanFrom(first: Span, ...others: readonly (Span | undefined)[]): Span {
  return { start: first.start, end: Math.max(first.end, ...others.map((span) => span?.end ?? 0)) };
}

/** A token as one of another type. */
export function retyped(token: IToken, tokenType: TokenType): IToken {
  return { ...token, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0 };
}
