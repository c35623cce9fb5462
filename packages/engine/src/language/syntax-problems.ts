import { type IRecognitionException, type IToken, NotAllInputParsedException } from 'chevrotain';
import { distance } from 'fastest-levenshtein';
import type { Span } from '../problems/fix.ts';
import { type Problem, problem } from '../problems/problem.ts';
import * as t from './tokens.ts';

/** What the parser says about a text, in the words of someone who edits lists. */
export function syntaxProblem(exception: IRecognitionException, tokens: readonly IToken[], text: string): Problem {
  const index = indexOf(exception.token, tokens);
  const token = tokens[index];
  const previous = tokens[index - 1];
  const span = token === undefined ? endOfText(tokens, text) : spanOf(token);
  const found = token?.image;
  const after = previous?.image;
  const rule = exception.context.ruleStack.at(-1);

  const misspelt = misspeltPhrase(tokens, index);
  if (misspelt !== undefined) {
    const { start, end, suggestions } = misspelt;
    return problem('expected-predicate', { start, end }, { found: text.slice(start, end), suggestions });
  }

  switch (rule) {
    case 'predicate':
      return expectedPredicate(tokens, index, span);
    case 'primary':
    case 'negation':
    case 'property':
      return problem('expected-clause', span, facts({ found, after }));
    case 'value':
    case 'numberOrRelativeDate':
    case 'text':
      return exception.context.ruleStack.includes('listMembership')
        ? problem('expected-list-name', span, facts({ found }))
        : problem('expected-value', span, facts({ found, after }));
    case 'list':
      return problem('expected-list', span, facts({ found, after }));
    case 'count':
      return problem('expected-count', span, facts({ found }));
    case 'unit':
      return problem('expected-unit', span, facts({ found }));
    case 'direction':
      return problem('expected-direction', span, facts({ found }));
    case 'range':
      return problem('expected-range', span, facts({ found }));
    case 'ruleReference':
      return problem('expected-rule-id', span, facts({ found }));
    case 'relation':
      return problem('expected-relation', span, facts({ found }));
    default:
      return leftover(exception, token, span);
  }
}

/** Text behind a clause that was read whole. */
function leftover(exception: IRecognitionException, token: IToken | undefined, span: Span): Problem {
  if (token === undefined) return problem('unclosed-parenthesis', span, {});
  if (beginsClause(token)) return problem('missing-connective', span, { found: token.image });
  if (token.tokenType === t.BadNumber) return problem('bad-number', span, { found: token.image });
  const isLeftover = exception instanceof NotAllInputParsedException;
  if (isLeftover && token.tokenType === t.CloseParenthesis) return problem('unopened-parenthesis', span, {});
  if (!isLeftover) return problem('unclosed-parenthesis', span, { found: token.image });
  return problem('unexpected-text', span, { found: token.image });
}

export function beginsClause({ tokenType }: IToken): boolean {
  return (
    tokenType === t.Label ||
    tokenType === t.OpenParenthesis ||
    tokenType === t.Not ||
    tokenType === t.Everyone ||
    tokenType === t.InList ||
    tokenType === t.NotInList ||
    tokenType === t.Meets ||
    tokenType === t.DoesNotMeet ||
    /^Has[A-Z]/.test(tokenType.name) ||
    isWord(tokenType)
  );
}

function isWord(tokenType: IToken['tokenType']): boolean {
  return tokenType === t.Word || (tokenType.CATEGORIES ?? []).includes(t.Word);
}

function expectedPredicate(tokens: readonly IToken[], index: number, span: Span): Problem {
  const token = tokens[index];
  const property = tokens[index - 1]?.image;
  if (
    token === undefined ||
    token.tokenType === t.And ||
    token.tokenType === t.Or ||
    token.tokenType === t.CloseParenthesis
  ) {
    const name = tokens[index - 1];
    const place = name === undefined ? span : spanOf(name);
    return problem('expected-predicate', place, { ...facts({ property }), suggestions: [] });
  }
  const words = phraseFrom(tokens, index);
  return problem('expected-predicate', span, { found: token.image, suggestions: nearestPhrases(words, 1) });
}

// Misspelt operators.

interface MisspeltPhrase extends Span {
  readonly suggestions: readonly string[];
}

/** `is any off`: words around `index` that are nearly the words of an operator. */
function misspeltPhrase(tokens: readonly IToken[], index: number): MisspeltPhrase | undefined {
  for (let first = Math.max(0, index - 4); first <= index; first++) {
    const start = tokens[first];
    if (start === undefined || !/^(?:is|was|has|does|not|contains|starts|ends)\b/i.test(start.image)) continue;
    const words = phraseFrom(tokens, first);
    const shown = words.slice(0, index - first + 1);
    const suggestions = nearestPhrases(words, shown.length);
    const last = tokens[first + shown.length - 1];
    if (suggestions.length > 0 && last !== undefined && shown.length > index - first)
      return { start: start.startOffset, end: spanOf(last).end, suggestions };
  }
  return undefined;
}

/** The words from a token on, as far as they could belong to an operator. */
function phraseFrom(tokens: readonly IToken[], index: number): string[] {
  const words: string[] = [];
  for (const { image } of tokens.slice(index, index + 6)) {
    if (!/^[A-Za-z_][\w\s]*$/.test(image)) break;
    words.push(image.toLowerCase().replace(/\s+/g, ' '));
  }
  return words;
}

/** Operator words that the first words resemble; at least `atLeast` tokens of the text must be covered. */
function nearestPhrases(tokenWords: readonly string[], atLeast: number): string[] {
  const near: { phrase: string; letters: number }[] = [];
  for (const phrase of t.operatorWords) {
    if (!/^[a-z]/.test(phrase)) continue;
    const length = phrase.split(' ').length;
    for (let count = atLeast; count <= tokenWords.length; count++) {
      const written = tokenWords.slice(0, count).join(' ');
      if (written === phrase || Math.abs(written.split(' ').length - length) > 1) continue;
      if (t.operatorWords.includes(written.split(' ').slice(0, length).join(' '))) continue;
      const letters = distance(written, phrase);
      if (letters <= Math.max(1, Math.floor(phrase.length / 4))) near.push({ phrase, letters });
    }
  }
  near.sort((a, b) => a.letters - b.letters || a.phrase.length - b.phrase.length);
  const nearest = near[0]?.letters ?? 0;
  return [...new Set(near.filter(({ letters }) => letters <= nearest).map(({ phrase }) => phrase))].slice(0, 3);
}

// Places.

function indexOf(token: IToken, tokens: readonly IToken[]): number {
  if (!Number.isFinite(token.startOffset)) return tokens.length;
  const index = tokens.findIndex(({ startOffset }) => startOffset === token.startOffset);
  return index < 0 ? tokens.length : index;
}

function spanOf(token: IToken): Span {
  return { start: token.startOffset, end: token.startOffset + token.image.length };
}

/** Behind the last token, so that the place shows where the text breaks off. */
function endOfText(tokens: readonly IToken[], text: string): Span {
  const last = tokens.at(-1);
  if (last === undefined) return { start: 0, end: text.length };
  return spanOf(last);
}

function facts<F extends Record<string, string | undefined>>(all: F): { [K in keyof F]?: string } {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as {
    [K in keyof F]?: string;
  };
}
