import { expect, it } from 'vitest';
import { projectOf } from '../../../project/project.test-kit.ts';
import type { PullNeeds } from './needs.ts';
import { projectNeeds } from './project-needs.ts';

const settings = 'version: 1\ntimezone: UTC\nprivacy: { mask: [] }\n';

function namesOf({ properties, histories, lists, associated, eventTypes }: PullNeeds): object {
  return {
    properties: properties.map(({ name }) => name),
    histories: histories.map(({ name }) => name),
    lists,
    associated: associated.map((each) => [each.relation, each.object, each.properties.map(({ name }) => name)]),
    eventTypes,
  };
}

it('takes what rules read, all the way down', () => {
  const project = projectOf({
    'listwise.yaml': settings,
    'rules/a.criteria': 'lead_status has ever been NEW and meets b',
    'rules/b.criteria': '---\ndisabled: true\n---\nin list "VIP" and email_domain = "x.org"',
    'rules/c.criteria': 'has any deal where (amount > 5 or is_won = true) and has no same_domain where (city is known)',
  });
  expect(namesOf(projectNeeds(project))).toEqual({
    properties: ['city', 'email', 'hs_lead_status'],
    histories: ['hs_lead_status'],
    lists: ['VIP'],
    associated: [['deal', 'deals', ['amount', 'hs_is_closed_won']]],
    eventTypes: [],
  });
});

it('leaves disabled rules out, but none that protects', () => {
  const project = projectOf({
    'listwise.yaml': settings,
    'rules/off.criteria': '---\ndisabled: true\n---\ncity is known',
    'rules/keep.criteria': '---\naction: protect\ndisabled: true\n---\nlifecycle_stage = customer',
  });
  expect(namesOf(projectNeeds(project))).toMatchObject({ properties: ['email', 'lifecyclestage'] });
});

it('asks for email events where rules read them, or what they tell of addresses', () => {
  const project = (rule: string) => projectOf({ 'listwise.yaml': settings, 'rules/a.criteria': rule });
  const hygiene = ['BOUNCE', 'SPAMREPORT', 'STATUSCHANGE', 'UNBOUNCE', 'UNSUBSCRIBE'];
  expect(projectNeeds(project('spam_report = true')).eventTypes).toEqual(hygiene);
  expect(projectNeeds(project('global_bounce = true')).eventTypes).toEqual([]);
  expect(projectNeeds(project('has no email_event where (type is any of (OPEN, CLICK))')).eventTypes).toEqual(
    [...hygiene, 'CLICK', 'OPEN'].sort(),
  );
});

it('takes what rules set, what is masked, and what the project has named itself', () => {
  const project = projectOf({
    'listwise.yaml': 'version: 1\ntimezone: UTC\nprivacy: { mask: [phone] }\n',
    'catalog/portal.yaml':
      'contact: { hygiene: { type: string }, unused: { type: string }, tier: { type: string, alias: rank } }',
    'rules/a.criteria': '---\naction: set\nset: { hygiene: bad }\n---\neveryone',
  });
  expect(namesOf(projectNeeds(project))).toMatchObject({ properties: ['email', 'hygiene', 'phone', 'tier'] });
});

it('takes every stored property of a contact when all are wanted', () => {
  const project = projectOf({ 'listwise.yaml': settings });
  const names = projectNeeds(project, { all: true }).properties.map(({ name }) => name);
  expect(names).toContain('hs_email_last_click_date');
  expect(names).not.toContain('portal_bounce');
  expect(names).not.toContain('email_domain');
});
