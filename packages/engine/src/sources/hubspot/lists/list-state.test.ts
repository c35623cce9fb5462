import { describe, expect, it } from 'vitest';
import { projectOf } from '../../../project/project.test-kit.ts';
import type { HubSpotList, ProcessingType } from '../api/hubspot-api.ts';
import type { ListFilters } from '../filters/filter-branch.ts';
import { type DeclaredList, declaredList } from './declared-list.ts';
import { filterDrift, memberDrift, membersDigest } from './list-drift.ts';
import type { LockedList } from './list-lock.ts';
import { listInQuestion, listState, type WantedContent } from './list-state.ts';

function list(listId: string, name: string, processingType: ProcessingType, filterBranch?: unknown): HubSpotList {
  return { listId, name, processingType, ...(filterBranch === undefined ? {} : { filterBranch }) };
}

function stagesAre(...values: string[]): ListFilters {
  const operation = {
    operationType: 'ENUMERATION',
    operator: 'IS_ANY_OF',
    values,
    includeObjectsWithNoValueSet: false,
  } as const;
  const filters = [{ filterType: 'PROPERTY', property: 'stage', operation }] as const;
  return {
    filterBranchType: 'OR',
    filterBranchOperator: 'OR',
    filters: [],
    filterBranches: [{ filterBranchType: 'AND', filterBranchOperator: 'AND', filterBranches: [], filters }],
  };
}

const members = (...ids: string[]): WantedContent => ({ kind: 'members', ids: new Set(ids) });
const filters = (...values: string[]): WantedContent => ({ kind: 'filters', filters: stagesAre(...values) });
const own = (type: 'static' | 'active', name = 'Dead'): DeclaredList => ({
  kind: 'own',
  rule: 'dead',
  type,
  name,
  withoutProtected: false,
});
const addTo = (wanted: string): DeclaredList => ({
  kind: 'add to',
  rule: 'dead',
  list: wanted,
  withoutProtected: false,
});
const ours = (type: 'static' | 'active'): LockedList => ({ list: '5', name: 'Dead', type });

describe('a list of its own', () => {
  it('is created where neither lock nor portal knows it', () => {
    expect(listState(own('static'), members('1'), undefined, { lists: [list('9', 'Other', 'MANUAL')] })).toEqual({
      kind: 'create',
      name: 'Dead',
      type: 'static',
      content: members('1'),
    });
  });

  it('is left alone where the name is taken by a list that is not ours, in any letter case', () => {
    const theirs = list('9', 'dEAD', 'MANUAL');
    expect(listState(own('static'), members('1'), undefined, { lists: [theirs] })).toEqual({
      kind: 'name taken',
      list: theirs,
    });
    const renamed = listState(own('static', 'Other'), members(), ours('static'), {
      lists: [list('5', 'Dead', 'MANUAL'), list('9', 'other', 'MANUAL')],
    });
    expect(renamed).toEqual({ kind: 'name taken', list: list('9', 'other', 'MANUAL') });
  });

  it('is gone where somebody deleted it, even if a new one has its name', () => {
    expect(listState(own('static'), members('1'), ours('static'), { lists: [list('9', 'Dead', 'MANUAL')] })).toEqual({
      kind: 'gone',
      wanted: '5',
    });
  });

  it('has the wrong type where the rule asks for the other', () => {
    const active = list('5', 'Dead', 'DYNAMIC', stagesAre('A'));
    expect(listState(own('static'), members(), ours('active'), { lists: [active] })).toEqual({
      kind: 'wrong type',
      list: active,
      wanted: 'static',
    });
  });

  it('gains and loses members, and may get a new name', () => {
    const found = list('5', 'Old name', 'MANUAL');
    const portal = { lists: [found], members: new Set(['1', '2']) };
    expect(listState(own('static'), members('2', '3', '4'), ours('static'), portal)).toEqual({
      kind: 'membership',
      list: found,
      add: ['3', '4'],
      remove: ['1'],
      rename: 'Dead',
    });
  });

  it('is unchanged', () => {
    const still = list('5', 'Dead', 'SNAPSHOT');
    expect(listState(own('static'), members('1'), ours('static'), { lists: [still], members: new Set(['1']) })).toEqual(
      {
        kind: 'unchanged',
        list: still,
      },
    );
    const active = list('5', 'Dead', 'DYNAMIC', stagesAre('B', 'A'));
    expect(listState(own('active'), filters('A', 'B'), ours('active'), { lists: [active] })).toEqual({
      kind: 'unchanged',
      list: active,
    });
  });

  it('changes its filters, shown side by side', () => {
    const active = list('5', 'Dead', 'DYNAMIC', stagesAre('A'));
    expect(listState(own('active'), filters('B'), ours('active'), { lists: [active] })).toEqual({
      kind: 'change',
      list: active,
      filters: stagesAre('B'),
      lines: ['- stage is any of A', '+ stage is any of B'],
    });
  });

  it('is refused with its clauses', () => {
    const clause = { span: { start: 0, end: 1 }, clause: 'has any deal', reason: 'no' };
    expect(listState(own('active'), { kind: 'refused', clauses: [clause] }, undefined, { lists: [] })).toEqual({
      kind: 'refused',
      clauses: [clause],
    });
  });
});

describe('a list that members are added to', () => {
  const vip = list('7', 'VIP', 'MANUAL');

  it('is found by name or id, never loses members and needs no lock', () => {
    const portal = { lists: [vip], members: new Set(['1', '2']) };
    const added = { kind: 'membership', list: vip, add: ['3'], remove: [] };
    expect(listState(addTo('vip'), members('2', '3'), undefined, portal)).toEqual(added);
    expect(listState(addTo('7'), members('2', '3'), undefined, portal)).toEqual(added);
    expect(listState(addTo('7'), members('2'), undefined, portal)).toEqual({ kind: 'unchanged', list: vip });
    expect(listInQuestion(addTo('VIP'), undefined, [vip])).toBe(vip);
  });

  it('must be there, and not be active', () => {
    expect(listState(addTo('Nobody'), members('2'), undefined, { lists: [vip] })).toEqual({
      kind: 'gone',
      wanted: 'Nobody',
    });
    const active = list('8', 'Busy', 'DYNAMIC');
    expect(listState(addTo('Busy'), members('2'), undefined, { lists: [active] })).toEqual({
      kind: 'wrong type',
      list: active,
      wanted: 'static',
    });
  });
});

describe('drift', () => {
  const applied = (stage: string): LockedList => ({
    ...ours('active'),
    applied: { at: '2026-01-15T09:00:00Z', filters: stagesAre(stage) },
  });

  it.each([
    ['A', 'A', 'none'],
    ['A', 'B', 'the file'],
    ['B', 'A', 'the portal'],
    ['B', 'B', 'both alike'],
    ['B', 'C', 'both'],
  ])('of filters, last A, on the portal %s, in the file %s: %s', (portal, file, changed) => {
    const found = filterDrift(applied('A'), stagesAre(portal), stagesAre(file));
    const lines = (stage: string) => (stage === 'A' ? [] : ['- stage is any of A', `+ stage is any of ${stage}`]);
    expect(found).toEqual({ changed, portal: lines(portal), file: lines(file) });
  });

  it('of members, whatever their order', () => {
    const last: LockedList = {
      ...ours('static'),
      applied: { at: '2026-01-15T09:00:00Z', members: membersDigest(new Set(['1', '20'])) },
    };
    expect(memberDrift(last, new Set(['20', '1']), new Set(['1', '20']))).toBe('none');
    expect(memberDrift(last, new Set(['1']), new Set(['1', '20']))).toBe('the portal');
    expect(memberDrift(last, new Set(['1', '20']), new Set(['1', '2', '0']))).toBe('the file');
    expect(memberDrift(last, new Set(['1', '3']), new Set(['3', '1']))).toBe('both alike');
    expect(memberDrift(last, new Set(['1', '3']), new Set(['1', '4']))).toBe('both');
    expect(memberDrift(ours('static'), new Set(), new Set())).toBe('unknown');
  });
});

it('what a rule declares', () => {
  const project = projectOf({
    'listwise.yaml': 'version: 1\ntimezone: UTC\n',
    'rules/a.criteria': '---\nname: Dead ones\naction: list\nlist: active\n---\nemail is known',
    'rules/b.criteria': '---\naction: list\nlist: { add_to: 7, without_protected: true }\n---\nemail is known',
    'rules/c.criteria': '---\nname: Dead ones\naction: list\nlist: { name: Other }\n---\nemail is known',
    'rules/d.criteria': '---\naction: list\nlist: static\ndisabled: true\n---\nemail is known',
    'rules/e.criteria': 'email is known',
  });
  expect(project.rules.map(declaredList)).toEqual([
    { kind: 'own', rule: 'a', type: 'active', name: 'Dead ones', withoutProtected: false },
    { kind: 'add to', rule: 'b', list: '7', withoutProtected: true },
    { kind: 'own', rule: 'c', type: 'static', name: 'Other', withoutProtected: false },
    undefined,
    undefined,
  ]);
});
