import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problem, problemMessage } from './problem.ts';
import { type ProblemCode, problemCodes, problemDefinition, problemDocs } from './registry.ts';
import { severities } from './severity.ts';

const root = new URL('../../../../', import.meta.url);

/** Facts for a code whose lists hold so many entries. */
function factsFor(code: ProblemCode, entries: number): never {
  return new Proxy({}, { get: (_, key) => factNamed(code, String(key), entries) }) as never;
}

const lists = [
  'known',
  'suggestions',
  'names',
  'options',
  'path',
  'operators',
  'rules',
  'clauses',
  'because',
  'reasons',
];
const numbers = ['bytes', 'limit', 'shown', 'least', 'most', 'affected', 'matched', 'records', 'count'];

function factNamed(code: ProblemCode, key: string, entries: number): unknown {
  if (key === 'hint') return 'Do something.';
  if (lists.includes(key) && code !== 'path-outside')
    return ['one', 'two', 'three'].slice(0, key === 'rules' ? Math.max(entries, 1) : entries);
  return numbers.includes(key) ? 12_345 : 'something';
}

describe.each(problemCodes)('%s', (code) => {
  const { severity, title, message } = problemDefinition(code);

  it('is written in lower case with hyphens', () => expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/));

  it('has a severity and a title', () => {
    expect(severities).toContain(severity);
    expect(title).toMatch(/^[A-Z][^.]+$/);
    expect(title.length).toBeLessThan(70);
  });

  it.each([0, 1, 3])('has a message in sentences, with %i entries in its lists', (entries) => {
    const text = message(factsFor(code, entries));
    expect(text).toMatch(/^[^a-z].*[.?]$/s);
    expect(text).not.toMatch(/undefined|\[object|NaN| {2}|\n/);
  });

  it('has a page with the headings of all pages', () => {
    const page = new URL(problemDocs(code), root);
    const text = existsSync(page) ? readFileSync(page, 'utf8') : '';
    const headings = [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ .*$/gm)].map(([heading]) => heading);
    expect(headings).toEqual([
      `# ${code}`,
      '## Summary',
      '## Avoid',
      '## Prefer',
      '## Rationale',
      '## Exceptions',
      '## Related',
    ]);
  });
});

describe('the registry', () => {
  it('has no title twice', () => {
    const titles = problemCodes.map((code) => problemDefinition(code).title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  it('has a page for each code and no other', () => {
    const pages = readdirSync(new URL('docs/problems/', root)).filter((file) => file !== 'README.md');
    expect(pages.sort()).toEqual(problemCodes.map((code) => `${code}.md`).sort());
  });

  it('holds only codes that the program can report', () => {
    const sources = ['engine', 'cli'].flatMap((name) => sourcesIn(new URL(`packages/${name}/src/`, root))).join('\n');
    expect(problemCodes.filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
  });
});

/** The texts of the sources in a folder, but for tests and for what declares the problems. */
function sourcesIn(folder: URL): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const isSource = entry.name.endsWith('.ts') && !/\.test(-kit)?\.ts$/.test(entry.name);
    if (entry.isDirectory()) return entry.name === 'problems' ? [] : sourcesIn(new URL(`${entry.name}/`, folder));
    return isSource ? [readFileSync(new URL(entry.name, folder), 'utf8')] : [];
  });
}

describe('a problem', () => {
  const span = { start: 1, end: 2 };

  it('has the severity of its code, unless another is given', () => {
    expect([
      problem('bad-number', span, { found: 'x' }),
      problem('no-timezone', span, {}, { severity: 'information' }),
    ]).toEqual([
      { code: 'bad-number', severity: 'error', span, facts: { found: 'x' } },
      { code: 'no-timezone', severity: 'information', span, facts: {} },
    ]);
  });

  it('cannot be changed', () => expect(Object.isFrozen(problem('bad-number', span, { found: 'x' }))).toBe(true));

  it.each<[ProblemCode, object, string]>([
    [
      'unknown-property',
      { name: 'titel', object: 'contact', suggestions: ['title'] },
      '`titel` is not a contact property. Did you mean `title`?',
    ],
    [
      'unknown-property',
      { name: 'x', object: 'contact', suggestions: [] },
      '`x` is not a contact property. `listwise catalog` lists those that exist.',
    ],
    [
      'rule-cycle',
      { path: ['a', 'b', 'a'] },
      'This rule depends on itself: `a` meets `b` meets `a`. Take one of these references out.',
    ],
    [
      'unclosed-label',
      { found: '`Job Title is known' },
      'The label `Job Title is known` has no closing backtick on this line.',
    ],
    [
      'file-too-large',
      { bytes: 2_000_000, limit: 1_048_576 },
      'This file has 2,000,000 bytes; a criteria file may have 1,048,576. Move long value lists into a set in listwise.yaml.',
    ],
    ['unexpected-text', {}, 'The text ends too early.'],
    [
      'unknown-option',
      {
        value: 'x',
        property: 'stage',
        options: Array.from({ length: 14 }, (_, index) => `o${index}`),
        suggestions: [],
      },
      '`x` is not a value of `stage`. It can be `o0`, `o1`, `o2`, `o3`, `o4`, `o5`, `o6`, `o7`, `o8`, `o9`, `o10` or `o11` and others.',
    ],
  ])('%s in words', (code, facts, words) => {
    expect(problemMessage(problem(code, span, facts as never))).toBe(words);
  });

  it('shows a long or broken text on one line', () => {
    const found = `${'x'.repeat(80)}\n\t\`y\``;
    expect(problemMessage(problem('unclosed-text', span, { found }))).toBe(
      `The text \`${'x'.repeat(57)}…\` has no closing quote on this line.`,
    );
  });
});
