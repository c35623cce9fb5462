import type { Span } from '../problems/fix.ts';

/** `"…"` with the escapes `\" \\ \n \t \u{…}`. */

const escapeForm = /\\(?:u\{([0-9A-Fa-f]{1,6})\}|[^\n\r])/gu;
const simpleEscapes: Readonly<Record<string, string>> = { '\\"': '"', '\\\\': '\\', '\\n': '\n', '\\t': '\t' };

/** The text that a literal stands for; escapes that do not exist stay as written. */
export function textOf(literal: string): string {
  const closed = /^(?:"(?:[^"\\]|\\.)*"|[^"].*)$/s.test(literal);
  const inner = literal.slice(1, closed ? -1 : undefined);
  if (literal[0] !== '"') return inner;
  return inner.replace(escapeForm, (written, hex: string | undefined) => characterOf(written, hex) ?? written);
}

function characterOf(written: string, hex: string | undefined): string | undefined {
  if (hex === undefined) return simpleEscapes[written];
  const codePoint = Number.parseInt(hex, 16);
  const isScalar = codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
  return isScalar ? String.fromCodePoint(codePoint) : undefined;
}

/** The places in a literal where an escape stands that the language does not have. */
export function badEscapes(literal: string, offset: number): { escape: string; span: Span }[] {
  const found: { escape: string; span: Span }[] = [];
  for (const match of literal.matchAll(escapeForm)) {
    if (characterOf(match[0], match[1]) !== undefined) continue;
    const start = offset + match.index;
    found.push({ escape: match[0], span: { start, end: start + match[0].length } });
  }
  return found;
}

/** The literal that stands for `text`. */
export function literalOf(text: string): string {
  const escaped = text
    .replace(/["\\]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters have no other spelling
    .replace(/[\u0000-\u001f\u007f\u2028\u2029]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
  return `"${escaped}"`;
}
