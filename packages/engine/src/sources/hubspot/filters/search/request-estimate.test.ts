import { expect, it } from 'vitest';
import { requestEstimate } from './request-estimate.ts';
import type { SearchPlan } from './search-plan.ts';
import { searchesFor } from './searches.test-kit.ts';

const everyone: SearchPlan = { kind: 'everyone', local: [] };

it('all contacts are read a hundred at a time', () => {
  expect(requestEstimate(everyone, { contacts: 100_001, readsPerSecond: 19 })).toEqual({
    searches: 0,
    reads: 1001,
    seconds: 1001 / 19,
    passesCap: false,
  });
  expect(requestEstimate(everyone)).toEqual({ searches: 0, reads: undefined, seconds: undefined, passesCap: false });
});

it('each search takes a page for 200 contacts, five in a second, and what is found is read by id', () => {
  const plan = searchesFor('deal_count > 5');
  // 51 pages of a search and 101 reads: 10.2 and 10.1 seconds.
  const estimate = requestEstimate(plan, { totals: [10_001] });
  expect(estimate).toMatchObject({ searches: 51, reads: 101, passesCap: true });
  expect(estimate.seconds).toBeCloseTo(20.3, 6);
  expect(requestEstimate(plan, { totals: [10_000] })).toMatchObject({ searches: 50, reads: 100, passesCap: false });
  expect(requestEstimate(plan, { totals: [0] })).toMatchObject({ searches: 1, reads: 0, passesCap: false });
});

it('several searches find no more contacts together than there are', () => {
  const plan = searchesFor('city is any of $domains');
  const totals = [150, 150];
  expect(requestEstimate(plan, { totals, contacts: 200 })).toMatchObject({ searches: 2, reads: 2 });
});

it('without totals only a small portal is sure to stay below 10,000 results', () => {
  const plan = searchesFor('deal_count > 5');
  expect(requestEstimate(plan)).toMatchObject({ searches: undefined, reads: undefined, passesCap: undefined });
  expect(requestEstimate(plan, { contacts: 10_000 }).passesCap).toBe(false);
  expect(requestEstimate(plan, { contacts: 10_001 }).passesCap).toBeUndefined();
});

it('nobody costs nothing', () => {
  const plan = searchesFor('deal_count > 5 and deal_count < 2');
  expect(requestEstimate(plan)).toEqual({ searches: 0, reads: 0, seconds: 0, passesCap: false });
});
