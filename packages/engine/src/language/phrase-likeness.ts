import { editDistance } from '../problems/edit-distance.ts';
import { foreignClauses, foreignPredicates } from './foreign-phrases.ts';
import { clauseTokenOf, meaningsOf, operatorTokenOf, operatorWords } from './tokens.ts';

/** Some words of a text. */
export interface WrittenWords {
  readonly words: string;
  /** Whether they were read as one phrase already, so that another must have been meant. */
  readonly isWhole: boolean;
}

/** A phrase of the language that some words resemble. */
export interface Likeness {
  readonly phrase: string;
  /** 0 when the words are known to mean it; else how far they are from it. */
  readonly distance: number;
  /** The words of another tool, which may mean something slightly else. */
  readonly changesMeaning: boolean;
}

const phrasesOf = {
  predicate: operatorWords.filter((words) => /^[a-z]/.test(words)),
  clause: [...clauseTokenOf.keys()],
};
const foreignOf = { predicate: foreignPredicates, clause: foreignClauses };

const isPhrase = (words: string): boolean => clauseTokenOf.has(words) || operatorWords.includes(words);

/** A word too few or too many weighs as much as so many letters. */
const weightOfWord = 1.5;

/** The phrase that the words most likely mean; `fits` tells whether the text goes on as that phrase asks for. */
export function likeness(
  { words, isWhole }: WrittenWords,
  kind: keyof typeof phrasesOf,
  fits: (phrase: string) => boolean,
): Likeness | undefined {
  const foreign = foreignOf[kind].get(words);
  // Of two foreign phrases the longer is meant.
  if (foreign !== undefined) return { phrase: foreign, distance: -words.length / 100, changesMeaning: true };
  if (isWhole && fits(words)) return undefined;
  let nearest: Likeness | undefined;
  for (const phrase of phrasesOf[kind]) {
    if (isWhole && phrase === words) continue;
    const far = distanceBetween(words, phrase, fits);
    if (far !== undefined && (nearest === undefined || isBetter({ phrase, distance: far }, nearest)))
      nearest = { phrase, distance: far, changesMeaning: false };
  }
  return nearest;
}

/** The phrase without a value that an operator and the word behind it seem to be: `is known` for `is` and `knwon`. */
export function phraseMeant(operator: string, word: string): string | undefined {
  const verb = operator === '=' ? 'is' : operator === '!=' ? 'is not' : operator;
  const found = likeness({ words: `${verb} ${word.toLowerCase()}`, isWhole: false }, 'predicate', standsAlone);
  return found !== undefined && standsAlone(found.phrase) ? found.phrase : undefined;
}

function standsAlone(phrase: string): boolean {
  const token = operatorTokenOf.get(phrase);
  return token !== undefined && meaningsOf(token).none !== undefined;
}

/** Of two phrases as near, the longer one: it leaves out less of what was written. */
function isBetter(one: Pick<Likeness, 'phrase' | 'distance'>, other: Likeness): boolean {
  if (one.distance !== other.distance) return one.distance < other.distance;
  return one.phrase.length > other.phrase.length;
}

function distanceBetween(words: string, phrase: string, fits: (phrase: string) => boolean): number | undefined {
  if (words === phrase) return 0;
  if (differsByOneWord(words.split(' '), phrase.split(' ')) && fits(phrase)) return weightOfWord;
  if (isPhrase(words)) return undefined;
  const limit = Math.max(1, Math.floor(phrase.length / 4));
  if (words.length < 4 || Math.abs(words.length - phrase.length) > limit) return undefined;
  const letters = editDistance(words, phrase);
  if (letters > limit) return undefined;
  return fits(phrase) ? letters : letters + 1;
}

/** Whether a word is lost, or one too many stands in the middle. */
function differsByOneWord(written: readonly string[], phrase: readonly string[]): boolean {
  const isLost = written.length < phrase.length;
  const [short, long] = isLost ? [written, phrase] : [phrase, written];
  if (long.length !== short.length + 1) return false;
  const index = short.findIndex((word, at) => word !== long[at]);
  if (index <= 0 && !isLost) return false;
  return short.slice(index < 0 ? short.length : index).every((word, at) => word === long[index + 1 + at]);
}
