import { expect, it } from 'vitest';
import { problemMessage } from '../../problems/problem.ts';
import { checked, placesOf } from '../checked.test-kit.ts';

const code = 'runs-locally';
const hubspot = 'sources: { here: { type: sqlite, path: a.db }, there: { type: hubspot, token: "${HUBSPOT_TOKEN}" } }';

function projectOn(source: string, criteria: string): Record<string, string> {
  return {
    'listwise.yaml': `version: 1\ntimezone: UTC\nsource: ${source}\n${hubspot}\n`,
    'rules/a.criteria': criteria,
  };
}

it.each([
  '«company contains "a"»',
  '«company ends with "a"» and lifecycle_stage = lead',
  '«company = "åsa"»',
  '«company != "a"»',
  'not «company = "a"»',
  '«in list "VIP"»',
  'not («not in list "VIP"» or lifecycle_stage = lead)',
  '«has any deals where (amount > 5)»',
  '«lifecycle_stage has ever been lead»',
  '«create_date is before last_click_date»',
  '«email_domain = "example.com"»',
])('%s', (marked) => {
  expect(placesOf(code, projectOn('there', marked.replace(/[«»]/g, '')))).toEqual([marked]);
});

it.each([
  'company = "a" and not company is unknown',
  'lifecycle_stage is none of (lead)',
  'create_date is more than 90 days ago',
  'not (num_associated_deals is between 2 and 5)',
  'unsubscribed_all != true',
])('not %s', (criteria) => expect(placesOf(code, projectOn('there', criteria))).toEqual([]));

it('says nothing where the contacts are in the local store', () => {
  expect(placesOf(code, projectOn('here', 'company contains "a"'))).toEqual([]);
});

it('says nothing of what a rule meets: that rule says it itself', () => {
  const texts = { ...projectOn('there', 'meets b'), 'rules/b.criteria': 'company contains "a"' };
  expect(placesOf(code, texts)).toEqual(['«company contains "a"»']);
});

it('tells why', () => {
  const [found] = checked(projectOn('there', 'company contains "a"'));
  expect(found && problemMessage(found.problem)).toBe(
    '`company contains "a"` is decided here and not by HubSpot\'s search, because search finds whole words only, and not parts of a text. The answer is the same; it may take more requests.',
  );
});
