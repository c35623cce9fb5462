import { existsSync, readFileSync } from 'node:fs';
import { type Problem, problemCodes, problemDefinition } from '@listwise/engine';
import { describe, expect, it } from 'vitest';
import { problemsOfBlocks } from './kit/docs-project.ts';
import { fencedBlocks, sectionOf } from './kit/fenced-blocks.ts';

const pages = new URL('../docs/problems/', import.meta.url);

/** The problems of the project that the blocks of a section make up; where one cannot be run, there is none. */
function problemsOf(section: string): Problem[] | undefined {
  const blocks = fencedBlocks(section);
  if (blocks.some(({ runs }) => !runs)) return undefined;
  return problemsOfBlocks(blocks).map(({ problem }) => problem);
}

/** What is rightly told beside a problem: its cause in another file, or what falls with it. */
const alsoTold: Readonly<Record<string, readonly string[]>> = {
  'broken-rule': ['unknown-option'],
  'rule-cycle': ['broken-rule'],
  'test-of-broken-rule': ['unknown-property'],
};

/** Codes that only a run on data, a flag, or a file that no page can show brings about. */
const notShownRunning = [
  'not-text',
  'file-too-large',
  'nested-too-deep',
  'too-many-problems',
  'unknown-profile',
  'not-supplied',
  'type-changed',
  'protection-disabled',
  'protection-broken',
  'limit-exceeded',
  'run-limit-exceeded',
  'gate-exceeded',
  'unexpected-count',
  'conflicting-values',
];

describe.each(problemCodes)('the page of %s', (code) => {
  const file = new URL(`${code}.md`, pages);
  const page = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const { severity, title } = problemDefinition(code);

  it('begins with the code and its title', () => {
    expect(page.split('\n').slice(0, 4)).toEqual([`# ${code}`, '', title, '']);
  });

  it('shows the mistake, which is told so', () => {
    const found = problemsOf(sectionOf(page, 'Avoid'));
    expect(found === undefined).toBe(notShownRunning.includes(code));
    if (found === undefined) return;
    const grave = found.filter((each) => each.severity === 'error' || each.severity === severity);
    const codes = new Set(grave.map((each) => each.code));
    expect([...codes].filter((each) => alsoTold[code]?.includes(each) !== true)).toEqual([code]);
  });

  it('shows what to write instead, which has no error', () => {
    const found = problemsOf(sectionOf(page, 'Prefer'));
    expect(found?.filter((each) => each.severity === 'error' || each.code === code)).toEqual([]);
  });

  it('says something under each heading', () => {
    const empty = ['Summary', 'Avoid', 'Prefer', 'Rationale', 'Exceptions', 'Related'].filter(
      (heading) => sectionOf(page, heading).replace(`## ${heading}`, '').trim() === '',
    );
    expect(empty).toEqual([]);
  });

  it('leads to pages that exist', () => {
    const links = [...page.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(new URL(link, pages)))).toEqual([]);
    expect(links.length).toBeGreaterThan(0);
  });

  it('names other problems by their titles', () => {
    const related = [...sectionOf(page, 'Related').matchAll(/^- \[([^\]]+)\]\(([^)]+)\): (.*)$/gm)].map((match) =>
      match.slice(1),
    );
    expect(related).toEqual(
      related.map(([name = '']) => [
        name,
        `${name}.md`,
        problemDefinition(name as (typeof problemCodes)[number]).title,
      ]),
    );
  });
});
