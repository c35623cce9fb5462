import { expect, it } from 'vitest';
import { groupsFor, searchesFor } from './searches.test-kit.ts';

const isExact = (text: string): boolean => {
  const plan = searchesFor(text);
  return plan.kind === 'searches' && plan.exact;
};

it.each<[string, string[], string[]]>([
  // In Stockholm a summer's day begins at 22:00 the evening before in UTC, a winter's day at 23:00.
  ['city is known', ['city HAS_PROPERTY'], ['city NOT_HAS_PROPERTY']],
  [
    'lifecycle_stage = customer',
    ['lifecyclestage EQ customer'],
    ['lifecyclestage HAS_PROPERTY & lifecyclestage NEQ customer', 'lifecyclestage NOT_HAS_PROPERTY'],
  ],
  [
    'lifecycle_stage is any of (lead, customer, lead)',
    ['lifecyclestage IN customer, lead'],
    ['lifecyclestage HAS_PROPERTY & lifecyclestage NOT_IN customer, lead', 'lifecyclestage NOT_HAS_PROPERTY'],
  ],
  // A boolean, and one that HubSpot keeps as an enumeration.
  [
    'unsubscribed_all = true',
    ['hs_email_optout EQ true'],
    ['hs_email_optout EQ false', 'hs_email_optout NOT_HAS_PROPERTY'],
  ],
  [
    'marketing_status = false',
    ['hs_marketable_status EQ false'],
    ['hs_marketable_status EQ true', 'hs_marketable_status NOT_HAS_PROPERTY'],
  ],
  [
    'deal_count = 0',
    ['num_associated_deals EQ 0'],
    ['num_associated_deals HAS_PROPERTY & num_associated_deals NEQ 0', 'num_associated_deals NOT_HAS_PROPERTY'],
  ],
  [
    'deal_count < 2',
    ['num_associated_deals LT 2'],
    ['num_associated_deals GTE 2', 'num_associated_deals NOT_HAS_PROPERTY'],
  ],
  [
    'deal_count <= 2',
    ['num_associated_deals LTE 2'],
    ['num_associated_deals GT 2', 'num_associated_deals NOT_HAS_PROPERTY'],
  ],
  [
    'deal_count > -0.5',
    ['num_associated_deals GT -0.5'],
    ['num_associated_deals LTE -0.5', 'num_associated_deals NOT_HAS_PROPERTY'],
  ],
  [
    'deal_count >= 2',
    ['num_associated_deals GTE 2'],
    ['num_associated_deals LT 2', 'num_associated_deals NOT_HAS_PROPERTY'],
  ],
  [
    'deal_count is between 2 and 5',
    ['num_associated_deals GTE 2 & num_associated_deals LTE 5'],
    ['num_associated_deals GT 5', 'num_associated_deals LT 2', 'num_associated_deals NOT_HAS_PROPERTY'],
  ],
  [
    'create_date is before 2026-06-30',
    ['createdate LT 2026-06-29T22:00:00Z'],
    ['createdate GTE 2026-06-29T22:00:00Z', 'createdate NOT_HAS_PROPERTY'],
  ],
  [
    'create_date is after 2026-01-15',
    ['createdate GTE 2026-01-15T23:00:00Z'],
    ['createdate LT 2026-01-15T23:00:00Z', 'createdate NOT_HAS_PROPERTY'],
  ],
  [
    'create_date is on 2026-03-29',
    // The day on which clocks go forward is an hour short.
    ['createdate GTE 2026-03-28T23:00:00Z & createdate LT 2026-03-29T22:00:00Z'],
    ['createdate GTE 2026-03-29T22:00:00Z', 'createdate LT 2026-03-28T23:00:00Z', 'createdate NOT_HAS_PROPERTY'],
  ],
  [
    'create_date is between 2026-06-01 and 2026-06-30',
    ['createdate GTE 2026-05-31T22:00:00Z & createdate LT 2026-06-30T22:00:00Z'],
    ['createdate GTE 2026-06-30T22:00:00Z', 'createdate LT 2026-05-31T22:00:00Z', 'createdate NOT_HAS_PROPERTY'],
  ],
  [
    'create_date is more than 180 days ago',
    ['createdate LT 2026-01-01T23:00:00Z'],
    ['createdate GTE 2026-01-01T23:00:00Z', 'createdate NOT_HAS_PROPERTY'],
  ],
  [
    'create_date is less than 1 day ago',
    ['createdate GTE 2026-06-29T22:00:00Z & createdate LT 2026-07-01T08:00:00.001Z'],
    ['createdate GTE 2026-07-01T08:00:00.001Z', 'createdate LT 2026-06-29T22:00:00Z', 'createdate NOT_HAS_PROPERTY'],
  ],
  [
    'create_date is more than 1 week from now',
    ['createdate GTE 2026-07-08T22:00:00Z'],
    ['createdate LT 2026-07-08T22:00:00Z', 'createdate NOT_HAS_PROPERTY'],
  ],
  [
    'create_date is less than 1 week from now',
    ['createdate GTE 2026-07-01T08:00:00Z & createdate LT 2026-07-08T22:00:00Z'],
    ['createdate GTE 2026-07-08T22:00:00Z', 'createdate LT 2026-07-01T08:00:00Z', 'createdate NOT_HAS_PROPERTY'],
  ],
  [
    'create_date is in this week',
    ['createdate GTE 2026-06-28T22:00:00Z & createdate LT 2026-07-05T22:00:00Z'],
    ['createdate GTE 2026-07-05T22:00:00Z', 'createdate LT 2026-06-28T22:00:00Z', 'createdate NOT_HAS_PROPERTY'],
  ],
  [
    'create_date is in last quarter',
    ['createdate GTE 2026-03-31T22:00:00Z & createdate LT 2026-06-30T22:00:00Z'],
    ['createdate GTE 2026-06-30T22:00:00Z', 'createdate LT 2026-03-31T22:00:00Z', 'createdate NOT_HAS_PROPERTY'],
  ],
  [
    'create_date is in next year',
    ['createdate GTE 2026-12-31T23:00:00Z & createdate LT 2027-12-31T23:00:00Z'],
    ['createdate GTE 2027-12-31T23:00:00Z', 'createdate LT 2026-12-31T23:00:00Z', 'createdate NOT_HAS_PROPERTY'],
  ],
])('%s, to the letter, and so its opposite', (text, holds, fails) => {
  expect({ holds: groupsFor(text), fails: groupsFor(`not (${text})`) }).toEqual({ holds, fails });
  expect([isExact(text), isExact(`not (${text})`)]).toEqual([true, true]);
});

it('a day is the midnight of that day in UTC, whatever the zone', () => {
  expect(groupsFor('birthday is on 2026-06-30')).toEqual([
    'birthday GTE 2026-06-30T00:00:00Z & birthday LT 2026-07-01T00:00:00Z',
  ]);
  expect(groupsFor('birthday is in the last 1 week')).toEqual([
    'birthday GTE 2026-06-24T00:00:00Z & birthday LT 2026-07-02T00:00:00Z',
  ]);
});

it('options are compared exactly, whatever their letters', () => {
  expect(groupsFor('product = "Åland Ö"')).toEqual(['product EQ Åland Ö']);
  expect(groupsFor('product is any of (b, B)')).toEqual(['product IN B, b']);
});

it('text in ASCII is found in any letter case, the values in lower case; its opposite is decided here', () => {
  expect(groupsFor('city = "Bo Ek"')).toEqual(['city EQ bo ek']);
  expect(groupsFor('city is any of ("B", "a", "b")')).toEqual(['city IN a, b']);
  expect(isExact('city = "Bo Ek"')).toBe(true);
  expect(groupsFor('city != "bo"')).toEqual(['everyone']);
});

it.each<[string, string]>([
  ['city = "åsa"', 'city HAS_PROPERTY'],
  ['city is any of ("bo", " bo")', 'city HAS_PROPERTY'],
  ['city = "a;b"', 'city HAS_PROPERTY'],
  ['product = " b"', 'product HAS_PROPERTY'],
  ['colours = red', 'colours HAS_PROPERTY'],
  ['colours is any of (red, blue)', 'colours HAS_PROPERTY'],
  ['colours is exactly (red)', 'colours HAS_PROPERTY'],
  ['colours contains all of (red, blue)', 'colours HAS_PROPERTY'],
  ['city contains "a"', 'city HAS_PROPERTY'],
  ['city starts with "a"', 'city HAS_PROPERTY'],
  ['city ends with any of ("a", "b")', 'city HAS_PROPERTY'],
  ['deal_count = 9007199254740993', 'num_associated_deals HAS_PROPERTY'],
  ['deal_count > 123456789.1234567', 'num_associated_deals HAS_PROPERTY'],
  ['create_date is before last_click_date', 'createdate HAS_PROPERTY & hs_email_last_click_date HAS_PROPERTY'],
  ['email_domain = "example.com"', 'email HAS_PROPERTY'],
  ['owner_name = "Bo"', 'hubspot_owner_id HAS_PROPERTY'],
  ['has any email_events', 'email HAS_PROPERTY'],
])('%s is decided here, among those that have the value; its opposite among all', (text, holds) => {
  expect([groupsFor(text), groupsFor(`not (${text})`)]).toEqual([[holds], ['everyone']]);
  expect(isExact(text)).toBe(false);
});

it.each([
  'lifecycle_stage has ever been lead',
  'lifecycle_stage has ever been any of (lead, customer)',
  'lifecycle_stage was updated in the last 7 days',
  'in list "VIP"',
  'has any deals',
  'portal_bounce = true',
  'same_email_count > 1',
  'has any same_domain',
  'has no same_address where (city = "x")',
])('%s is decided here, among all', (text) => {
  expect([groupsFor(text), groupsFor(`not (${text})`)]).toEqual([['everyone'], ['everyone']]);
});

it('dates beyond all that a contact can hold are beyond all', () => {
  expect(groupsFor('create_date is more than 36500 years ago')).toEqual([]);
  expect(groupsFor('create_date is less than 36500 years ago')).toEqual(['createdate LT 2026-07-01T08:00:00.001Z']);
  expect(groupsFor('create_date is more than 36500 years from now')).toEqual([]);
});
