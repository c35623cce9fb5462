import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { matchesOf, undecidedOf } from '../../../plan/selection.ts';
import { projectOf } from '../../../project/project.test-kit.ts';
import type { BoundCriteria } from '../../../semantics/bound-criteria.ts';
import { readsOf } from '../../../semantics/reads.ts';
import { momentAt } from '../../../values/moment.ts';
import type { Source } from '../../source.ts';
import { openBetterSqlite3 } from '../../sqlite/drivers/better-sqlite3.ts';
import { localSource } from '../../sqlite/local-store/local-source.ts';
import { MemoryPortal } from '../memory-portal.test-kit.ts';
import { projectNeeds } from './project-needs.ts';
import { pullFrom, utc } from './pull.test-kit.ts';

/** Each rule with the contacts that match, and `?` before those that cannot be decided; worked out by hand. */
const expected: Readonly<Record<string, string>> = {
  everyone: '1 2 3 4',
  'email is unknown': '3',
  'deal_count > 1': '1 ?4',
  'lead_status has ever been NEW': '1 2',
  'lead_status was updated in the last 5 days': '1',
  'in list "VIP"': '2 3',
  'has any deal where (amount >= 100)': '1',
  'has no deal': '3 4',
  'has any company where (domain = "ash.example")': '2',
  'portal_bounce = true': '1 4',
  'not portal_bounce = true': '2 3',
  'spam_report is unknown': '1 3 4',
  'has any email_event where (type = BOUNCE and category = "POLICY")': '2',
  'same_email_count = 2': '1 4',
};

describe('rules on a store that was pulled', () => {
  let source: Source;
  const rules = Object.entries(expected).map(([text], index) => [`rules/r${index}.criteria`, text] as const);
  const project = projectOf({ 'listwise.yaml': 'version: 1\ntimezone: UTC\n', ...Object.fromEntries(rules) });
  const moment = momentAt(Date.parse('2026-01-15T09:00:00Z'), utc);

  beforeAll(async () => {
    const portal = portalOfFour();
    const folder = mkdtempSync(join(tmpdir(), 'listwise-pulled-'));
    const path = join(folder, 'contacts.db');
    await pullFrom(portal, path, projectNeeds(project), { catalog: project.catalog });
    source = localSource('local', openBetterSqlite3(path, { readOnly: true }), utc, 'contacts.db');
    return async () => {
      await source.close();
      rmSync(folder, { recursive: true, force: true });
    };
  });

  async function idsOf(selection: ReturnType<typeof matchesOf>): Promise<string[]> {
    const found: string[] = [];
    for await (const batch of source.select(selection)) found.push(...batch);
    return found;
  }

  it.each(Object.entries(expected))('%s', async (text, answer) => {
    const rule = project.rules.find(({ document }) => document.text === text);
    expect(rule?.problems).toEqual([]);
    const criteria = rule?.criteria as BoundCriteria;
    expect(await source.missing(readsOf(criteria, project.catalog))).toEqual([]);
    const matched = await idsOf(matchesOf(criteria, project.catalog, moment));
    const undecided = await idsOf(undecidedOf(criteria, project.catalog, moment));
    expect([...matched, ...undecided.map((id) => `?${id}`)].join(' ')).toBe(answer);
  });

  it('tells the portal, and when it was read', async () => {
    expect(await source.describe()).toEqual({
      name: 'local',
      type: 'sqlite',
      identity: 'portal:4711',
      readAt: Date.parse('2026-01-15T09:00:00Z'),
    });
  });

  it('lacks what no call of HubSpot tells', async () => {
    const adHoc = projectOf({
      'listwise.yaml': 'version: 1\ntimezone: UTC\n',
      'rules/a.criteria': 'global_bounce = true or has any form_submission',
    });
    const reads = readsOf(adHoc.rules[0]?.criteria as BoundCriteria, adHoc.catalog);
    expect((await source.missing(reads)).map(({ kind }) => kind)).toEqual(['property', 'relation']);
  });
});

/** Anna bounced and has the address of Dag; Bo complained; Cleo has no address; Dag's count of deals is no number. */
function portalOfFour(): MemoryPortal {
  const portal = new MemoryPortal();
  portal.properties.contacts.push('email', 'num_associated_deals', 'hs_lead_status', 'firstname', 'lastname', 'phone');
  portal.properties.deals.push('amount');
  portal.properties.companies.push('domain');
  const day = (date: number): string => `2026-01-${String(date).padStart(2, '0')}T12:00:00Z`;
  const statuses = (...values: readonly (readonly [string, number])[]) => ({
    hs_lead_status: values.map(([value, date]) => ({ value, timestamp: day(date) })),
  });
  const shared = 'anna@ash.example';
  portal.put(
    1,
    { email: shared, num_associated_deals: '2', hs_lead_status: 'OPEN' },
    statuses(['OPEN', 12], ['NEW', 10]),
  );
  portal.put(2, { email: 'bo@ash.example', num_associated_deals: '1' }, statuses(['', 9], ['NEW', 8]));
  portal.put(3, { num_associated_deals: '' });
  portal.put(4, { email: 'Anna@Ash.example ', num_associated_deals: 'none' });
  portal.lists.set('VIP', [2, 3]);
  portal.records.deals.set(21, { properties: { amount: '100' } });
  portal.records.deals.set(22, { properties: { amount: '99.9' } });
  portal.records.companies.set(31, { properties: { domain: 'ash.example' } });
  portal.associations.deals.set(1, [21, 22]).set(2, [22]);
  portal.associations.companies.set(2, [31]);
  portal.events.push(
    { id: 'a', type: 'BOUNCE', recipient: shared, created: Date.parse(day(10)), category: 'UNKNOWN_USER' },
    { id: 'b', type: 'BOUNCE', recipient: 'bo@ash.example', created: Date.parse(day(10)), category: 'POLICY' },
    { id: 'c', type: 'UNBOUNCE', recipient: 'bo@ash.example', created: Date.parse(day(11)) },
    { id: 'd', type: 'SPAMREPORT', recipient: 'bo@ash.example', created: Date.parse(day(11)) },
  );
  return portal;
}
