import { describe, expect, it } from 'vitest';
import { projectOf } from '../project/project.test-kit.ts';
import { momentAt } from '../values/moment.ts';
import { analyzeProject } from './analysis.ts';
import { relationProblems } from './relation-problems.ts';

function analysisOf(texts: Record<string, string>): ReturnType<typeof analyzeProject> {
  const files = Object.fromEntries(Object.entries(texts).map(([id, text]) => [`rules/${id}.criteria`, text]));
  const project = projectOf(files);
  return analyzeProject(project, momentAt(0, project.config.zone));
}

function relationsOf(texts: Record<string, string>): string[] {
  return analysisOf(texts).relations.map(({ kind, rule, other }) => `${rule.id} ${kind} ${other.id}`);
}

function problemsOf(texts: Record<string, string>): unknown[] {
  return relationProblems(analysisOf(texts).relations).map(({ file, problem }) => [file, problem.code, problem.facts]);
}

function acting(front: string, criteria: string): string {
  return `---\n${front}\n---\n${criteria}`;
}

it('rules stand to each other as their criteria do', () => {
  const texts = {
    all: 'hard_bounce_reason is known',
    also: 'not hard_bounce_reason is unknown',
    dead: 'hard_bounce_reason = UNKNOWN_USER',
    none: 'hard_bounce_reason is unknown',
    other: 'email is known',
    nobody: 'email is known and email is unknown',
  };
  expect(relationsOf(texts)).toEqual([
    'all same also',
    'dead subset all',
    'all disjoint none',
    'dead subset also',
    'also disjoint none',
    'dead disjoint none',
  ]);
  expect([...analysisOf(texts).extents].map(([{ id }, extent]) => [id, extent])).toContainEqual(['nobody', 'nobody']);
});

it('clause by clause, by whatever has to do with a clause', () => {
  const texts = {
    // Dates that can be compared are known, and so is what one of them leads to.
    compared: 'last_open_date is after create_date and email is known',
    created: 'create_date is known and last_open_date is known',
    // Two clauses together prove the third.
    pair: 'email is known and (sends_since_engagement > 5 or email is unknown)',
    sends: 'sends_since_engagement > 4',
    vip: 'in list "VIP" and sends_since_engagement > 4',
  };
  expect(relationsOf(texts)).toEqual(['compared subset created', 'pair subset sends', 'vip subset sends']);
});

describe('problems', () => {
  const wide = 'hard_bounce_reason is known';
  const narrow = 'hard_bounce_reason = UNKNOWN_USER';

  it('of two that match the same', () => {
    expect(problemsOf({ a: wide, b: wide })).toEqual([
      ['rules/b.criteria', 'equivalent-rule', { rule: 'b', other: 'a' }],
    ]);
  });

  it.each([
    ['archive', 'archive'],
    ['archive', 'delete'],
    ['set\nset: { lead_status: NEW }', 'archive'],
    ['set\nset: { lead_status: NEW }', 'set\nset: { lead_status: NEW }'],
    ['list\nlist: { type: static, name: X }', 'list\nlist: { type: static, name: X }'],
  ])('of one that another covers: %s within %s', (action, other) => {
    const texts = { a: acting(`action: ${action}`, narrow), b: acting(`action: ${other}`, wide) };
    const facts = { rule: 'a', other: 'b', action: other.split('\n')[0] };
    expect(problemsOf(texts)).toEqual([['rules/a.criteria', 'subset-rule', facts]]);
  });

  it.each([
    ['delete', 'archive'],
    ['archive', 'report'],
    ['set\nset: { lead_status: NEW }', 'set\nset: { lead_status: OPEN }'],
    ['list\nlist: { type: static, name: X }', 'list\nlist: { type: static, name: Y }'],
    ['gate\nlimits: { max: 1 }', 'gate\nlimits: { max: 2 }'],
  ])('none of one that has work of its own: %s within %s', (action, other) => {
    expect(problemsOf({ a: acting(`action: ${action}`, narrow), b: acting(`action: ${other}`, wide) })).toEqual([]);
  });

  it.each([`meets b and ${narrow}`, 'meets b'])('none where the rule says so: %s', (text) => {
    expect(problemsOf({ a: text, b: wide })).toEqual([]);
  });

  it('of one whose matches are all protected', () => {
    const texts = { a: acting('action: archive', narrow), b: acting('action: protect', wide) };
    expect(problemsOf(texts)).toEqual([['rules/a.criteria', 'fully-protected', { rule: 'a', protection: 'b' }]]);
  });
});
