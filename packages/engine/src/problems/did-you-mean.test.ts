import { describe, expect, it } from 'vitest';
import { didYouMean, suggestionsFor } from './did-you-mean.ts';

const known = ['email', 'job_title', 'deal', 'hard_bounce_reason', 'hard_bounce_reason_text', 'emails_opened'];

describe('suggestions', () => {
  it.each([
    ['emial', ['email']],
    ['EMAIL', ['email']],
    ['e_mail', ['email']],
    ['jobtitle', ['job_title']],
    ['deel', ['deal']],
    ['dael', ['deal']],
    ['hard_bounce_reson', ['hard_bounce_reason']],
    ['emails_openned', ['emails_opened']],
    ['x', []],
    ['', []],
    ['something else', []],
  ])('for %j are %j', (written, expected) => expect(suggestionsFor(written, known)).toEqual(expected));

  it('are three at most, nearest first, and then in the order of the alphabet', () => {
    expect(suggestionsFor('abcde', ['abcdz', 'abcdy', 'abcdx', 'abcdw', 'abcd'])).toEqual(['abcd', 'abcdw', 'abcdx']);
  });

  it('name each once', () => {
    expect(suggestionsFor('emai', ['email', 'email'])).toEqual(['email']);
  });
});

describe('the question', () => {
  it.each([
    [[], ''],
    [['a'], ' Did you mean `a`?'],
    [['a', 'b'], ' Did you mean `a` or `b`?'],
    [['a', 'b', 'c'], ' Did you mean `a`, `b` or `c`?'],
  ])('%j', (names, expected) => expect(didYouMean(names)).toBe(expected));
});
