import { createToken, Lexer, type TokenType } from 'chevrotain';
import { type OperandShape, type OperatorId, operatorIds, operators } from '../catalog/operators.ts';

/**
 * The tokens of a criteria expression. An operator's words (`is any of`) are one token, built from the operator
 * table, so that the grammar need not know any operator by name.
 */

const endOfWord = '(?![A-Za-z0-9_])';

/** A pattern for words in any letter case, with any white space between them. */
function wordsPattern(words: string): RegExp {
  return new RegExp(words.split(' ').join('\\s+') + endOfWord, 'i');
}

function category(name: string, categories: TokenType[] = []): TokenType {
  return createToken({ name, pattern: Lexer.NA, categories });
}

/** A keyword; one that is not reserved may also be used as a name. */
function keyword(name: string, words: string, categories: TokenType[] = []): TokenType {
  return createToken({ name, pattern: wordsPattern(words), categories, line_breaks: words.includes(' ') });
}

// Categories: what the grammar asks for.

/** A name, or a keyword that is not reserved. */
export const Word = category('Word');
/** Text in double quotes, or a mistyped form of it. */
export const Text = category('Text');

/** Operator words by what follows them. */
export const operatorCategories = {
  none: category('NullaryOperator'),
  value: category('ValueOperator'),
  list: category('ListOperator'),
  range: category('RangeOperator'),
  span: category('SpanOperator'),
  relative: category('RelativeOperator'),
  unit: category('UnitOperator'),
} as const;

type OperatorCategory = keyof typeof operatorCategories;

function categoryOf(shape: OperandShape): OperatorCategory {
  return shape === 'span ago' || shape === 'span from now' ? 'relative' : shape;
}

// Trivia and literals.

const WhiteSpace = createToken({ name: 'WhiteSpace', pattern: /\s+/, group: Lexer.SKIPPED, line_breaks: true });
const Comment = createToken({ name: 'Comment', pattern: /#[^\n\r]*/, group: 'comments' });

export const QuotedText = createToken({ name: 'QuotedText', pattern: /"(?:[^"\\\n\r]|\\[^\n\r])*"/, categories: Text });
export const UnclosedText = createToken({
  name: 'UnclosedText',
  pattern: /"(?:[^"\\\n\r]|\\[^\n\r])*/,
  categories: Text,
});
/** `'x'` and `“x”`, which word processors and other languages write. */
export const MisquotedText = createToken({
  name: 'MisquotedText',
  pattern: /'[^'\n\r]*'|[‘‚’][^‘‚’\n\r]*[‘’]|[“”„«][^“”«»"\n\r]*[“”»"]/,
  categories: Text,
  start_chars_hint: ["'", '‘', '‚', '’', '“', '”', '„', '«'],
});
export const Label = createToken({ name: 'Label', pattern: /`[^`\n\r]*`/ });
export const UnclosedLabel = createToken({ name: 'UnclosedLabel', pattern: /`[^`\n\r]*/, categories: Label });
/** `"Job Title" is known`: text that stands where only a label can; the lexer sees it by its neighbours. */
export const QuotedLabel = createToken({ name: 'QuotedLabel', pattern: Lexer.NA, categories: Label });

export const DateTime = createToken({
  name: 'DateTime',
  pattern: /\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:\d\d)?/,
});
export const CalendarDate = createToken({ name: 'CalendarDate', pattern: /\d{4}-\d\d-\d\d/ });
export const NumberLiteral = createToken({ name: 'NumberLiteral', pattern: /-?\d+(?:\.\d+)?/ });
/** `12abc`, `15/01/2026`: stands where a number may, and is none. */
export const BadNumber = createToken({
  name: 'BadNumber',
  pattern: /\d{1,4}[/.]\d{1,2}[/.]\d{1,4}|-?\d+(?:\.\d+)?[A-Za-z_][A-Za-z0-9_]*/,
  categories: NumberLiteral,
});
/** `$name`, or a mistyped form of it. */
export const Parameter = createToken({ name: 'Parameter', pattern: /\$[A-Za-z0-9_]*/ });
const Name = createToken({ name: 'Name', pattern: /[A-Za-z_][A-Za-z0-9_]*/, categories: Word });

// Punctuation.

/** `[` and `{` stand for `(`, and are reported. */
export const OpenParenthesis = createToken({ name: 'OpenParenthesis', pattern: /[([{]/ });
export const CloseParenthesis = createToken({ name: 'CloseParenthesis', pattern: /[)\]}]/ });
export const Comma = createToken({ name: 'Comma', pattern: ',' });

// Reserved words.

export const And = createToken({ name: 'And', pattern: new RegExp(`and${endOfWord}|&&?`, 'i') });
export const Or = createToken({ name: 'Or', pattern: new RegExp(`or${endOfWord}|\\|\\|?`, 'i') });
export const Not = keyword('Not', 'not');
export const Everyone = keyword('Everyone', 'everyone');
export const BooleanLiteral = createToken({
  name: 'BooleanLiteral',
  pattern: new RegExp(`(?:true|false)${endOfWord}`, 'i'),
});
/** A reserved word that stands alone begins nothing. */
const StrayReservedWord = createToken({
  name: 'StrayReservedWord',
  pattern: new RegExp(`(?:has|does)${endOfWord}`, 'i'),
});

/** `isn't`: begins no phrase, but is read as the two words that it stands for. */
export const Contraction = createToken({ name: 'Contraction', pattern: /[A-Za-z]+n['’]t(?![A-Za-z0-9_])/ });

// Membership and relations.

export const InList = keyword('InList', 'in list');
export const NotInList = keyword('NotInList', 'not in list');
export const Meets = keyword('Meets', 'meets');
export const DoesNotMeet = keyword('DoesNotMeet', 'does not meet');
/** Only after `meets`: a rule id may hold what elsewhere would be several tokens. */
export const RuleId = createToken({
  name: 'RuleId',
  pattern: (text, offset, matched) => {
    const previous = matched.at(-1)?.tokenType;
    if (previous !== Meets && previous !== DoesNotMeet) return null;
    return ruleIdAt(text, offset);
  },
  line_breaks: false,
  start_chars_hint: [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-/'],
});
const ruleIdForm = /[A-Za-z0-9_./-]+/y;

export function ruleIdAt(text: string, offset: number): RegExpExecArray | null {
  ruleIdForm.lastIndex = offset;
  return ruleIdForm.exec(text);
}

export const HasAny = keyword('HasAny', 'has any');
export const HasNo = keyword('HasNo', 'has no');
export const HasAtLeast = keyword('HasAtLeast', 'has at least');
export const HasAtMost = keyword('HasAtMost', 'has at most');
export const HasExactly = keyword('HasExactly', 'has exactly');
export const Where = keyword('Where', 'where', [Word]);

// Parts of date operands.

export const Unit = createToken({
  name: 'Unit',
  pattern: new RegExp(`(?:day|week|month|quarter|year)s?${endOfWord}`, 'i'),
  categories: Word,
});
export const DayWord = createToken({
  name: 'DayWord',
  pattern: new RegExp(`(?:today|yesterday|tomorrow)${endOfWord}`, 'i'),
  categories: Word,
});
export const Ago = keyword('Ago', 'ago', [Word]);
export const FromNow = keyword('FromNow', 'from now');

// Operators.

/** What the words of an operator may begin; which operator it is, is decided by what ends the phrase. */
export type OperatorMeanings = Partial<Record<OperandShape, OperatorId>>;

/** Accepted beside the canonical sign, with a fix. */
const foreignSigns: Readonly<Record<string, RegExp>> = {
  '=': /==?=?|:/,
  '!=': /!==?|<>|≠/,
  '<=': /<=|=<|≤/,
  '>=': />=|=>|≥/,
};

function operatorToken(words: string, meanings: OperatorMeanings): TokenType {
  const shapes = Object.keys(meanings) as OperandShape[];
  const categories = [...new Set(shapes.map((shape) => operatorCategories[categoryOf(shape)]))];
  if (/^\W/.test(words)) return createToken({ name: words, pattern: foreignSigns[words] ?? words, categories });
  const isName = !words.includes(' ') && words !== 'in';
  return keyword(words, words, isName ? [...categories, Word] : categories);
}

const meaningsByWords = new Map<string, OperatorMeanings>();
for (const id of operatorIds)
  for (const { words, operand } of operators[id].phrases)
    meaningsByWords.set(words, { ...meaningsByWords.get(words), [operand]: id });

const operatorTokens = [...meaningsByWords].map(([words, meanings]) => ({
  words,
  meanings,
  token: operatorToken(words, meanings),
}));

const meaningsByToken = new Map(operatorTokens.map(({ token, meanings }) => [token, meanings]));

export function meaningsOf(token: TokenType): OperatorMeanings {
  return meaningsByToken.get(token) ?? {};
}

export function isOperator(token: TokenType): boolean {
  return meaningsByToken.has(token);
}

/** Whether a token is of a kind, or of one that counts as it. */
export function isOneOf(token: TokenType, kind: TokenType): boolean {
  return token === kind || (token.CATEGORIES ?? []).includes(kind);
}

/** The token of an operator's words. */
export const operatorTokenOf: ReadonlyMap<string, TokenType> = new Map(
  operatorTokens.map(({ words, token }) => [words, token]),
);

/** Every way to begin a predicate. */
export const operatorWords: readonly string[] = operatorTokens.map(({ words }) => words);

// The order in which the lexer tries them: the longer words first, names last.

const clauseTokens = [InList, NotInList, Meets, DoesNotMeet, HasAny, HasNo, HasAtLeast, HasAtMost, HasExactly];

/** The words that begin a clause which names no property, and their tokens. */
export const clauseTokenOf: ReadonlyMap<string, TokenType> = new Map(
  clauseTokens.map((token) => [wordsOf(token).toLowerCase(), token]),
);

/** Whether a token can only begin a clause, and one that names no property. */
export function beginsWithoutProperty(token: TokenType): boolean {
  return token === Not || token === Everyone || clauseTokens.includes(token);
}

const phrases = [...clauseTokens, FromNow, Not]
  .map((token) => ({ token, words: wordsOf(token) }))
  .concat(operatorTokens.map(({ token, words }) => ({ token, words })))
  .sort((a, b) => b.words.length - a.words.length)
  .map(({ token }) => token);

function wordsOf(token: TokenType): string {
  return token.name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
}

export const allTokens: TokenType[] = [
  RuleId,
  WhiteSpace,
  Comment,
  QuotedText,
  UnclosedText,
  MisquotedText,
  Label,
  UnclosedLabel,
  QuotedLabel,
  DateTime,
  CalendarDate,
  BadNumber,
  NumberLiteral,
  Contraction,
  Parameter,
  OpenParenthesis,
  CloseParenthesis,
  Comma,
  ...phrases,
  And,
  Or,
  Everyone,
  BooleanLiteral,
  StrayReservedWord,
  Where,
  Unit,
  DayWord,
  Ago,
  Name,
  Word,
  Text,
  ...Object.values(operatorCategories),
];
