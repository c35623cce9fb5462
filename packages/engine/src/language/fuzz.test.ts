import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemMessage } from '../problems/problem.ts';
import { afterFix } from '../problems/seen-problem.test-kit.ts';
import { parseCriteriaDocument } from './criteria-document.ts';
import { criteriaText, runs } from './criteria-text.test-kit.ts';
import { formatDocument } from './format/format.ts';
import { operatorWords } from './tokens.ts';

/** Whatever a text is: nothing throws, all places lie in the text, and a text is formatted when it has no error. */
function expectSound(text: string): void {
  const document = parseCriteriaDocument(text);
  for (const found of document.problems) {
    const { start, end } = found.span;
    expect([start >= 0, start <= end, end <= text.length]).toEqual([true, true, true]);
    expect(problemMessage(found)).toMatch(/^.+[.?]$/s);
    const fixed = afterFix(text, found);
    if (fixed !== undefined) parseCriteriaDocument(fixed);
  }
  const hasErrors = document.problems.some(({ severity }) => severity === 'error');
  expect(formatDocument(document) === undefined).toBe(hasErrors);
}

function check(texts: fc.Arbitrary<string>): void {
  fc.assert(fc.property(texts, expectSound), { numRuns: runs(400) });
}

const decoded = (encoding: string) => (bytes: Uint8Array) => new TextDecoder(encoding).decode(bytes);

const oddments = [
  ...operatorWords,
  ...'and or not in has meets does everyone true false where ago today day weeks in\nlist from has_any'.split(' '),
  ...'( ) , " \' ` # $ \\ / ; : - . ! = == != <> < > && || “ ” « \n \r \t \0 \uFEFF \uFFFD å 😀 \u2028'.split(' '),
  ...'email `Job` "x" "\\q" \'x\' 5 -1.5 12abc 2026-01-15 2026-13-99 2026-01-15T09:00Z $name a/b.c protect/x'.split(
    ' ',
  ),
  '---\n',
  'name: x\n',
  'action: archive\n',
  'limits: { max: ',
  ' ',
  '  ',
];

const soup = fc
  .array(fc.tuple(fc.constantFrom(...oddments), fc.constantFrom(' ', '', '\n')), { maxLength: 60 })
  .map((pieces) => pieces.flat().join(''));

const mutated = fc
  .tuple(criteriaText, fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.constantFrom('', ...oddments)), { maxLength: 5 }))
  .map(([text, cuts]) =>
    cuts.reduce((result, [place, length, by]) => {
      const at = place % (result.length + 1);
      return result.slice(0, at) + by + result.slice(at + length);
    }, text),
  );

describe('no text is too odd', () => {
  it('not random bytes', () => {
    check(fc.uint8Array({ maxLength: 500 }).map(decoded('latin1')));
    check(fc.uint8Array({ maxLength: 500 }).map(decoded('utf-8')));
  });

  it('not random characters', () => {
    check(fc.string({ unit: 'binary', maxLength: 300 }));
    check(fc.string({ unit: 'grapheme-ascii', maxLength: 300 }).map((text) => `---\n${text}\n---\na is known`));
  });

  it('not a soup of tokens', () => check(soup));

  it('not a file that was damaged', () => check(mutated));
});

/** As many repetitions as fit in so many bytes. */
const repeated = (text: string, bytes: number) => text.repeat(Math.floor(bytes / text.length));

describe('no text is too long', () => {
  const megabyte = 1_048_000;

  function expectRead(text: string, within: number): void {
    const start = performance.now();
    const document = parseCriteriaDocument(text);
    expect(document.problems.length).toBeLessThanOrEqual(101);
    formatDocument(document);
    expect(performance.now() - start).toBeLessThan(within);
  }

  it('a megabyte of clauses', () => expectRead(`${repeated('a is known and ', megabyte)}a is known`, 3000));

  it('a megabyte of one list', () => expectRead(`a is any of (${repeated('"abc", ', megabyte)}"x")`, 3000));

  it.each([
    'a is known and b is known or ',
    '(a is known or b is known) and ',
    'has any deal where (a is known) and ',
    'a is known # c\nand ',
    '# comment\n',
  ])('very much of %j', (text) => expectRead(`${repeated(text, 200_000)}a is known`, 1000));

  it.each(['a ', 'a is known ', '( ', ') ', ', ', '? ', '"\n', '`\n', 'a is any of (', '\\', '$a ', '---\n'])(
    'very much of %j, which is wrong',
    (text) => expectRead(repeated(text, 100_000), 1000),
  );

  it.each(['a and ', 'a is and ', '(a is known b is known) and ', 'a is any off (B) and '])(
    'very many mistakes: %j',
    (text) => expectRead(repeated(text, 300_000), 1500),
  );

  it('more mistakes than a function has arguments', () => expectRead(repeated('and ', 600_000), 3000));

  it('a megabyte of random bytes is one problem', () => {
    const bytes = fc.sample(fc.uint8Array({ minLength: megabyte, maxLength: megabyte }), { numRuns: 1, seed: 5 })[0];
    expect(parseCriteriaDocument(decoded('utf-8')(bytes as Uint8Array)).problems.map(({ code }) => code)).toEqual([
      'not-text',
    ]);
  });
});
