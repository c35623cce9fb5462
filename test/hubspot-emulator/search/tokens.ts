/**
 * Whether a text holds the pattern as whole tokens, letter case aside: its tokens one after another, `*` for any
 * number of characters within one. A pattern may also be the whole text.
 */
export function containsTokens(pattern: string): (text: string) => boolean {
  const whole = wildcard(pattern);
  const wanted = tokensOf(pattern, /[^\p{L}\p{N}*]+/u).map(wildcard);
  return (text) => {
    if (whole.test(text)) return true;
    if (text.split(/\s+/).some((word) => whole.test(word))) return true;
    const tokens = tokensOf(text, /[^\p{L}\p{N}]+/u);
    return (
      wanted.length > 0 &&
      tokens.some((_, start) => wanted.every((expression, index) => expression.test(tokens[start + index] ?? '')))
    );
  };
}

function tokensOf(text: string, separator: RegExp): string[] {
  return text.split(separator).filter((token) => token !== '');
}

function wildcard(pattern: string): RegExp {
  const source = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\/-]/g, '\\$&'));
  return new RegExp(`^${source.join('.*')}$`, 'isu');
}
