import { expect, it } from 'vitest';
import { explainSearch } from './explain-search.ts';
import { requestEstimate } from './request-estimate.ts';
import { searchesFor } from './searches.test-kit.ts';

it('shows each request to the letter, its cost, and what is decided here', () => {
  const plan = searchesFor('deal_count > 5 and city contains "x"');
  const text = explainSearch(plan, requestEstimate(plan, { totals: [12_345] }), '2026-09');
  expect(text).toEqual({
    statements: [
      {
        statement:
          'POST /crm/objects/2026-09/contacts/search {"filterGroups":[{"filters":[{"propertyName":"city","operator":"HAS_PROPERTY"},{"propertyName":"num_associated_deals","operator":"GT","value":"5"}]}],"properties":["hs_object_id"],"sorts":[{"propertyName":"hs_object_id","direction":"ASCENDING"}],"limit":200}',
        values: [],
      },
    ],
    notes: [
      'Search finds candidates; each is read by id and decided here again before it counts.',
      // 62 pages and 124 reads: 12.4 seconds each.
      'At most 62 searches and 124 reads, about 25 seconds.',
      'A search finds more than 10,000 contacts, where paging ends: each page is searched for behind the last id of the one before.',
      'Decided here: city contains "x", because search finds whole words only, and not parts of a text.',
    ],
  });
});

it.each<[string, string[]]>([
  [
    'in list "VIP"',
    [
      'No search bounds the contacts: all of them are read and decided here.',
      'How many requests it takes depends on how many contacts are found.',
      'Decided here: in list "VIP", because search knows no members of lists.',
    ],
  ],
  [
    'deal_count > 5',
    [
      'Search finds the matches themselves; each is read by id and decided here again before it counts.',
      'How many requests it takes depends on how many contacts are found.',
      'A search may find more than 10,000 contacts, where paging ends: each page is searched for behind the last id of the one before.',
    ],
  ],
  ['deal_count > 5 and deal_count < 2', ['Nobody can match: nothing is sent.']],
])('%s', (text, notes) => {
  const plan = searchesFor(text);
  expect(explainSearch(plan, requestEstimate(plan), '2026-09').notes).toEqual(notes);
});
