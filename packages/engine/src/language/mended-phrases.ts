import { EOF, type IToken, type TokenType } from 'chevrotain';
import { type Problem, problem } from '../problems/problem.ts';
import { spanOf } from './grammar-nodes.ts';
import { type Likeness, likeness } from './phrase-likeness.ts';
import * as t from './tokens.ts';

export interface MendedPhrases {
  readonly tokens: readonly IToken[];
  readonly problems: readonly Problem[];
}

/** The tokens from `first` up to `end` as one phrase. */
interface Phrase {
  readonly first: number;
  readonly end: number;
  readonly token: TokenType;
  readonly likeness: Likeness;
  readonly beginsClause: boolean;
}

/** The longest phrase has this many words. */
const longestPhrase = 7;

/**
 * Where the grammar broke off at the words of a phrase that is nearly one of the language, the words become that
 * phrase and are reported, so that the rest of the clause is read as it was meant.
 */
export function mendPhrases(tokens: readonly IToken[], breaks: readonly IToken[], text: string): MendedPhrases {
  const places = new Map(tokens.map((token, index) => [token, index]));
  const mended: IToken[] = [];
  const problems: Problem[] = [];
  let next = 0;
  for (const at of breaks) {
    const phrase = phraseAround(places.get(at) ?? tokens.length, next, tokens);
    if (phrase === undefined) continue;
    const token = joinedToken(tokens.slice(phrase.first, phrase.end), phrase.token, text);
    mended.push(...tokens.slice(next, phrase.first), token);
    problems.push(phraseProblem(phrase, token));
    next = phrase.end;
    if (phrase.token !== t.Meets && phrase.token !== t.DoesNotMeet) continue;
    const id = ruleIdBehind(token, text);
    if (id === undefined) continue;
    mended.push(id);
    while ((tokens[next]?.startOffset ?? text.length) < id.startOffset + id.image.length) next++;
  }
  return { tokens: [...mended, ...tokens.slice(next)], problems };
}

/** The phrase that most likely was meant by the words up to, or around, the place of a break. */
function phraseAround(at: number, from: number, tokens: readonly IToken[]): Phrase | undefined {
  let start = at;
  while (start > from && at - start < longestPhrase + 1 && isPartOfPhrase(tokens[start - 1])) start--;
  let best: Phrase | undefined;
  for (let first = start; first <= at; first++) {
    for (let end = Math.max(at, first + 1); end <= first + longestPhrase; end++) {
      if (!isPartOfPhrase(tokens[end - 1])) break;
      const found = phraseBetween(first, end, tokens);
      if (found !== undefined && (best === undefined || rank(found) < rank(best))) best = found;
    }
  }
  return best;
}

/** Nearer is better, and so is a phrase that takes in more of the words. */
function rank({ likeness, first, end }: Phrase): number {
  return likeness.distance - (end - first);
}

function isPartOfPhrase(token: IToken | undefined): boolean {
  if (token === undefined || token.tokenType === t.And || token.tokenType === t.Or) return false;
  return /^[A-Za-z_]/.test(token.image) && token.tokenType !== t.RuleId && token.tokenType !== t.Everyone;
}

function phraseBetween(first: number, end: number, tokens: readonly IToken[]): Phrase | undefined {
  const covered = tokens.slice(first, end);
  const words = covered.map(({ image }) => plainWords(image)).join(' ');
  const isWhole = covered.length === 1 && covered[0]?.tokenType !== t.Contraction;
  const beginsClause = mayBeginClause(tokens[first - 1]);
  const phrases = beginsClause ? t.clauseTokenOf : t.operatorTokenOf;
  // One word is no sign that a longer phrase was meant: `is` may lack its value.
  if (phrases.has(words) && !words.includes(' ')) return undefined;
  const next = tokens[end]?.tokenType ?? EOF;
  const found = likeness({ words, isWhole }, beginsClause ? 'clause' : 'predicate', (phrase) => {
    const token = phrases.get(phrase);
    return token !== undefined && mayStandBefore(token, next);
  });
  const token = found && phrases.get(found.phrase);
  return found && token && { first, end, token, likeness: found, beginsClause };
}

function plainWords(image: string): string {
  return image
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/n['’]t$/, ' not');
}

function mayBeginClause(previous: IToken | undefined): boolean {
  if (previous === undefined) return true;
  return [t.And, t.Or, t.Not, t.OpenParenthesis].includes(previous.tokenType);
}

/** Whether a token may follow the words of a phrase. */
function mayStandBefore(phrase: TokenType, next: TokenType): boolean {
  const isCount = t.isOneOf(next, t.NumberLiteral) || next === t.Parameter;
  if (phrase === t.InList || phrase === t.NotInList) return t.isOneOf(next, t.Text);
  if (phrase === t.HasAtLeast || phrase === t.HasAtMost || phrase === t.HasExactly) return isCount;
  if (t.clauseTokenOf.get(phrase.name) === undefined && !t.isOperator(phrase)) return t.isOneOf(next, t.Word);
  return Object.keys(t.meaningsOf(phrase)).some((shape) => {
    switch (shape) {
      case 'none':
        return next === EOF || next === t.And || next === t.Or || next === t.CloseParenthesis;
      case 'list':
        return next === t.OpenParenthesis || next === t.Parameter;
      case 'unit':
        return next === t.Unit;
      case 'value':
      case 'range':
        return isCount || valueTokens.some((token) => t.isOneOf(next, token));
      default:
        return isCount;
    }
  });
}

const valueTokens = [t.Word, t.Text, t.BooleanLiteral, t.CalendarDate, t.DateTime];

function joinedToken(covered: readonly IToken[], tokenType: TokenType, text: string): IToken {
  const [first] = covered as [IToken];
  const { end } = spanOf(covered.at(-1) ?? first);
  return { ...first, image: text.slice(first.startOffset, end), tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0 };
}

/** Behind `meets` stands what the lexer could not know to be a rule. */
function ruleIdBehind(words: IToken, text: string): IToken | undefined {
  const { end } = spanOf(words);
  const startOffset = end + text.slice(end).search(/\S|$/);
  const image = t.ruleIdAt(text, startOffset)?.[0];
  if (image === undefined) return undefined;
  return { ...words, image, startOffset, tokenType: t.RuleId, tokenTypeIdx: t.RuleId.tokenTypeIdx ?? 0 };
}

function phraseProblem({ likeness, beginsClause }: Phrase, token: IToken): Problem {
  const span = spanOf(token);
  const { phrase, changesMeaning } = likeness;
  const fix = { title: `Write \`${phrase}\``, edits: [{ span, text: phrase }], safe: !changesMeaning };
  const facts = { found: token.image, suggestions: [phrase] };
  return beginsClause
    ? problem('expected-clause', span, facts, { fix })
    : problem('expected-predicate', span, facts, { fix });
}
