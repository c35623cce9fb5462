import { readFileSync } from 'node:fs';
import {
  type BoundCriteria,
  builtInCatalog,
  formatDocument,
  momentAt,
  operatorsFor,
  type Property,
  parseCriteriaDocument,
  problemMessage,
  type Rule,
  resolvedDates,
  type Zone,
  zoneOf,
} from '@listwise/engine';
import { memoryRecords, prepareDecision } from '@listwise/engine/running';
import { describe, expect, it } from 'vitest';
import { projectOfBlocks } from './kit/docs-project.ts';
import { fencedBlocks } from './kit/fenced-blocks.ts';

const page = readFileSync(new URL('../docs/language.md', import.meta.url), 'utf8');
const blocks = fencedBlocks(page);
const isNamed = ({ text }: { readonly text: string }) => text.startsWith('# file: ');

const project = projectOfBlocks(blocks.filter(isNamed));
const catalog = builtInCatalog();
const stockholm = zoneOf('Europe/Stockholm') as Zone;
const moment = momentAt(Date.parse('2026-11-24T14:00+01:00'), stockholm);

function ruleOf(text: string): Rule {
  return project.adHocRule('example', 'example', text);
}

function criteriaOf(text: string): BoundCriteria {
  const { criteria, problems } = ruleOf(text);
  if (criteria === undefined) throw new Error(`${text}\n${problems.map(problemMessage).join('\n')}`);
  return criteria;
}

/** Rows ``| `clause` | answer |`` of the table whose heading row begins so, however wide its columns are. */
function rowsBelow(heading: string): [clause: string, answer: string][] {
  const table = page.slice(page.search(new RegExp(`^\\| ${heading}`, 'm'))).split('\n\n')[0] ?? '';
  return [...table.matchAll(/^\| `(.+?)` +\| (.+?) +\|$/gm)].map(([, clause = '', answer = '']) => [clause, answer]);
}

describe('the examples', () => {
  const examples = blocks.filter((block) => block.language === 'criteria' && !isNamed(block)).map(({ text }) => text);

  it.each(examples)('has no problem: %s', (text) => {
    expect(ruleOf(text).problems.map(problemMessage)).toEqual([]);
    expect(ruleOf(text).criteria).toBeDefined();
  });

  it('that are files of a project have no problem', () => {
    expect(project.problems).toEqual([]);
    expect([...project.sets.values()].map(({ name, values }) => [name, values.length])).toEqual([
      ['disposable_domains', 2],
    ]);
  });

  const block = '```criteria\\n((?:(?!```\\n)[^])*)```\\n';
  const written = [...page.matchAll(new RegExp(`${block}\\nis written as\\n\\n${block}`, 'g'))];

  it.each(written.map(([, before = '', after = '']) => [before, after]))('%s is written as %s', (before, after) => {
    expect(formatDocument(parseCriteriaDocument(before))).toBe(after);
  });

  it('show how the formatter writes at least once', () => expect(written.length).toBeGreaterThan(1));
});

describe('what unknown means', () => {
  const rows = rowsBelow('clause, on a contact where the property is unknown');
  const unknown = new Map(catalog.contacts.properties.map((property: Property) => [property.name, undefined] as const));
  const histories = new Map([...unknown.keys()].map((name) => [name, []] as const));
  const [record] = memoryRecords([{ id: '1', cells: unknown, histories }], catalog);

  function holds(clause: string): string {
    const verdict = record && prepareDecision(criteriaOf(clause), moment, catalog)(record);
    return verdict === 'match' ? 'yes' : verdict === 'no match' ? 'no' : String(verdict);
  }

  it.each(rows)('%s: %s', (clause, answer) => expect(holds(clause)).toBe(answer));

  it.each(rows)('not (%s) is the opposite of %s', (clause, answer) => {
    expect(holds(`not (${clause})`)).toBe(answer === 'yes' ? 'no' : 'yes');
  });

  it('is told of every kind of operator', () => {
    const told = new Set(
      rows.map(([clause]) => {
        const criteria = criteriaOf(clause);
        return criteria.kind === 'comparison' ? criteria.operator : '';
      }),
    );
    const operators = catalog.contacts.properties.flatMap(({ type }) => operatorsFor(type)).map(({ id }) => id);
    expect([...told].sort()).toEqual([...new Set(operators)].sort());
  });
});

describe('what dates mean', () => {
  const rows = rowsBelow('clause +\\| means ');

  it.each(rows)('%s: %s', (clause, meaning) => {
    const criteria = criteriaOf(clause);
    expect(criteria.kind === 'comparison' ? resolvedDates(criteria, moment) : undefined).toBe(meaning);
  });

  it('is shown by several clauses', () => expect(rows.length).toBeGreaterThan(10));
});

describe('the tables', () => {
  it('name every phrase of every operator', () => {
    const operators = catalog.contacts.properties.flatMap(({ type }) => operatorsFor(type));
    const phrases = new Set(operators.flatMap((operator) => operator.phrases.map(({ words }) => words)));
    expect([...phrases].filter((words) => !page.includes(`${words} `) && !page.includes(`${words}\``))).toEqual([]);
  });

  it('name every setting', () => {
    expect(rowsBelow('key').map(([key]) => key)).toEqual(
      'name description object action list set limits params owner tags source disabled docs'.split(' '),
    );
  });
});
