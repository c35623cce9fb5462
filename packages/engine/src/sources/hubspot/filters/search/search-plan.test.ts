import { expect, it } from 'vitest';
import { limitsBroken } from './limits-broken.test-kit.ts';
import { groupsFor, searchesFor } from './searches.test-kit.ts';

it('a clause that search cannot decide leaves the others of an `and`, and nothing of an `or`', () => {
  expect(groupsFor('lifecycle_stage = lead and city contains "x"')).toEqual([
    'city HAS_PROPERTY & lifecyclestage EQ lead',
  ]);
  expect(groupsFor('lifecycle_stage = lead and in list "VIP"')).toEqual(['lifecyclestage EQ lead']);
  expect(groupsFor('lifecycle_stage = lead or in list "VIP"')).toEqual(['everyone']);
});

it('a clause that other contacts decide asks for all of them, whatever stands beside it', () => {
  expect(groupsFor('lifecycle_stage = lead and same_email_count > 1')).toEqual(['everyone']);
  expect(groupsFor('lifecycle_stage = lead and has no same_domain where (city = "x")')).toEqual(['everyone']);
});

it.each<[string, string, string[]]>([
  [
    '`not` goes down to the clauses',
    'not (deal_count > 2 or unsubscribed_all is unknown)',
    [
      'hs_email_optout HAS_PROPERTY & num_associated_deals LTE 2',
      'hs_email_optout HAS_PROPERTY & num_associated_deals NOT_HAS_PROPERTY',
    ],
  ],
  [
    'a range is one condition',
    'deal_count > 2 and deal_count <= 9 and deal_count > 1',
    ['num_associated_deals GT 2 & num_associated_deals LTE 9'],
  ],
  ['what cannot both hold is not asked for', 'deal_count > 2 and deal_count < 1 or city = "x"', ['city EQ x']],
  ['nobody', 'deal_count > 2 and deal_count is unknown', []],
  [
    'values that both lists hold',
    'lifecycle_stage is any of (lead, customer) and lifecycle_stage != lead',
    ['lifecyclestage EQ customer'],
  ],
  [
    'lists of one property are one list',
    'lifecycle_stage = lead or lifecycle_stage is any of (customer, other)',
    ['lifecyclestage IN customer, lead, other'],
  ],
  [
    'lists beside the same condition are one list',
    '(city = "x" and deal_count = 1) or (city = "y" and deal_count = 1)',
    ['city IN x, y & num_associated_deals EQ 1'],
  ],
  ['what another alternative covers', 'city is known or (city = "x" and deal_count > 1)', ['city HAS_PROPERTY']],
  ['known or unknown is everyone', 'city is known or city is unknown', ['everyone']],
  [
    'known or unknown, beside a condition',
    '(city is known or city is unknown) and deal_count = 1',
    ['num_associated_deals EQ 1'],
  ],
  ['all but one, or that one', 'lifecycle_stage != lead or lifecycle_stage = lead', ['everyone']],
])('%s', (_, text, groups) => expect(groupsFor(text)).toEqual(groups));

it('several formulas share what they ask for', () => {
  expect(groupsFor('city = "x"', 'city = "x" and deal_count > 1', 'city = "y"')).toEqual(['city IN x, y']);
});

it('is frozen, and sends each search to the letter', () => {
  const plan = searchesFor('unsubscribed_all = true');
  expect(plan).toEqual({
    kind: 'searches',
    exact: true,
    local: [],
    searches: [
      {
        filterGroups: [{ filters: [{ propertyName: 'hs_email_optout', operator: 'EQ', value: 'true' }] }],
        properties: ['hs_object_id'],
        sorts: [{ propertyName: 'hs_object_id', direction: 'ASCENDING' }],
        limit: 200,
      },
    ],
  });
  expect(isDeeplyFrozen(plan)).toBe(true);
});

it('says what is decided here, and why', () => {
  expect(searchesFor('city contains "x" and not in list "VIP"').local).toEqual([
    { clause: 'city contains "x"', reason: 'search finds whole words only, and not parts of a text' },
    { clause: 'not in list "VIP"', reason: 'search knows no members of lists' },
  ]);
});

it('a list of 10,000 values is cut into searches that hold all of them', () => {
  const plan = searchesFor('city is any of $domains');
  if (plan.kind === 'everyone') throw new Error('no search bounds it');
  const values = plan.searches.flatMap(({ filterGroups }) =>
    filterGroups.flatMap(({ filters }) => filters.flatMap((each) => ('values' in each ? each.values : []))),
  );
  expect(new Set(values).size).toBe(10_000);
  expect(values.length).toBe(10_000);
  expect(plan.searches.flatMap(limitsBroken)).toEqual([]);
  expect(plan.exact).toBe(true);
  // The values take 22 to 23 characters each with their quotes and comma; a body holds 2,700 of them or so.
  expect(plan.searches.length).toBeLessThan(10_000 / 110);
});

it('a list that is too long to be excluded is not, and the matches are found among all with a value', () => {
  const values = Array.from({ length: 300 }, (_, index) => `"product ${index}"`).join(', ');
  expect(groupsFor(`product is none of (${values})`)).toEqual(['product HAS_PROPERTY', 'product NOT_HAS_PROPERTY']);
});

it('of more than five conditions those that leave most contacts are left out', () => {
  const many = [
    'city = "a"',
    'company = "b"',
    'deal_count > 1',
    'lifecycle_stage = lead',
    'product = x',
    'email is known',
  ];
  expect(groupsFor(many.join(' and '))).toEqual([
    'city EQ a & company EQ b & lifecyclestage EQ lead & num_associated_deals GT 1 & product EQ x',
  ]);
  expect(searchesFor(many.join(' and '))).toMatchObject({ exact: false });
});

it('alternatives are put into as few searches as hold them: five groups and 18 filters in each', () => {
  const names = ['city', 'company', 'state', 'zip', 'address', 'phone', 'job_title'];
  const small = searchesFor(names.map((name) => `${name} = "x"`).join(' or '));
  expect(small.kind === 'searches' && small.searches.map(({ filterGroups }) => filterGroups.length)).toEqual([5, 2]);
  // Three filters each, and one for the ids behind the last page: four groups make 16.
  const large = searchesFor(
    names.map((name) => `(${name} = "x" and deal_count = ${name.length} and email is known)`).join(' or '),
  );
  expect(large.kind === 'searches' && large.searches.map(({ filterGroups }) => filterGroups.length)).toEqual([4, 3]);
});

it('alternatives that multiply beyond measure are not all spelled out, and lose nobody', () => {
  // Ten pairs make 1,024 groups; eight make 256 of eight conditions, of which five are kept.
  const pairs = Array.from({ length: 10 }, (_, index) => `(text_${index} = "x" or text_${index + 10} = "y")`);
  const plan = searchesFor(pairs.join(' and '));
  if (plan.kind === 'everyone') throw new Error('no search bounds it');
  expect(plan.exact).toBe(false);
  expect(plan.local.map(({ reason }) => reason)).toEqual([
    'search would have to spell out each pair of them',
    'the least selective of them do not fit into a search',
  ]);
  const groups = plan.searches.flatMap(({ filterGroups }) => filterGroups);
  expect(groups.length).toBeLessThanOrEqual(256);
  expect(groups.every(({ filters }) => filters.length === 5)).toBe(true);
  expect(plan.searches.flatMap(limitsBroken)).toEqual([]);
});

it('very many alternatives of several conditions are asked for by one condition of each', () => {
  const alternatives = Array.from({ length: 600 }, (_, index) => `(deal_count = ${index} and text_0 = "${index}")`);
  const plan = searchesFor(alternatives.join(' or '));
  if (plan.kind === 'everyone') throw new Error('no search bounds it');
  const values = plan.searches.flatMap(({ filterGroups }) =>
    filterGroups.flatMap(({ filters }) => filters.flatMap((each) => ('values' in each ? each.values : []))),
  );
  expect(values.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 600 }, (_, index) => index));
  expect(plan.exact).toBe(false);
});

function isDeeplyFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isDeeplyFrozen);
}
