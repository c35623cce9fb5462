import { describe, expect, it } from 'vitest';
import type { SearchPage } from '../../api/hubspot-api.ts';
import type { SearchBody } from '../search-body.ts';
import { countOf, type SearchTally, searchAll } from './search-all.ts';

const body: SearchBody = {
  filterGroups: [
    { filters: [{ propertyName: 'city', operator: 'EQ', value: 'x' }] },
    { filters: [{ propertyName: 'email', operator: 'HAS_PROPERTY' }] },
  ],
};

/** A portal that holds these contacts, all of which match, and gives 10,000 results of a search at most. */
function portalOf(ids: readonly number[], change: (page: SearchPage, request: number) => SearchPage = (page) => page) {
  const bodies: SearchBody[] = [];
  return {
    bodies,
    search: async (asked: SearchBody): Promise<SearchPage> => {
      bodies.push(asked);
      const behind = asked.filterGroups.map(({ filters }) => {
        const last = filters.at(-1);
        return last?.propertyName === 'hs_object_id' && 'value' in last ? Number(last.value) : 0;
      });
      const from = behind.length === 0 ? 0 : Math.min(...behind);
      const left = ids.filter((id) => id > from);
      const start = Number(asked.after ?? 0);
      if (start >= 10_000) throw new Error('400: paging ends at 10,000 results');
      const shown = left.slice(start, start + (asked.limit ?? 10));
      const results = shown.map((id) => ({ id: String(id), properties: {}, archived: false }));
      const more = start + shown.length < left.length;
      return change(
        { total: left.length, results, ...(more ? { after: String(start + shown.length) } : {}) },
        bodies.length,
      );
    },
  };
}

async function idsFrom(
  portal: ReturnType<typeof portalOf>,
  asked = body,
): Promise<{ ids: number[]; tally: SearchTally[] }> {
  const ids: number[] = [];
  const tally: SearchTally[] = [];
  for await (const page of searchAll(portal, asked, { onEnd: (each) => tally.push(each) }))
    ids.push(...page.map(({ id }) => Number(id)));
  return { ids, tally };
}

/** Ids of growing length: 7, 14, …: as text they would be in another order. */
const idsUpTo = (count: number): number[] => Array.from({ length: count }, (_, index) => (index + 1) * 7);

describe('all records of a search', () => {
  it('come in the order of their ids, past 10,000 of them, a full page a request', async () => {
    const portal = portalOf(idsUpTo(10_450));
    expect(await idsFrom(portal)).toEqual({ ids: idsUpTo(10_450), tally: [{ found: 10_450, expected: 10_450 }] });
    expect(portal.bodies.length).toBe(53);
  });

  it('cost one request where they fill a page, and where there are none', async () => {
    const [full, empty] = [portalOf(idsUpTo(200)), portalOf([])];
    expect((await idsFrom(full)).ids.length).toBe(200);
    expect(await idsFrom(empty)).toEqual({ ids: [], tally: [{ found: 0, expected: 0 }] });
    expect([full.bodies.length, empty.bodies.length]).toEqual([1, 1]);
  });

  it('are asked for behind the last id in every group', async () => {
    const portal = portalOf(idsUpTo(201));
    await idsFrom(portal);
    const sorts = [{ propertyName: 'hs_object_id', direction: 'ASCENDING' }];
    expect(portal.bodies[0]).toEqual({ ...body, sorts, limit: 200 });
    const behind = { propertyName: 'hs_object_id', operator: 'GT', value: '1400' };
    expect(portal.bodies[1]).toEqual({
      filterGroups: body.filterGroups.map(({ filters }) => ({ filters: [...filters, behind] })),
      sorts,
      limit: 200,
    });
  });

  it('are no longer asked for when the signal is given', async () => {
    const portal = portalOf(idsUpTo(500));
    const stop = new AbortController();
    const search = async (asked: SearchBody, signal?: AbortSignal): Promise<SearchPage> => {
      signal?.throwIfAborted();
      return portal.search(asked);
    };
    const read = async (): Promise<void> => {
      for await (const _ of searchAll({ search }, body, { signal: stop.signal })) stop.abort();
    };
    await expect(read()).rejects.toThrow('aborted');
    expect(portal.bodies.length).toBe(1);
  });

  it('are all contacts where the search has no groups', async () => {
    const portal = portalOf(idsUpTo(300));
    expect((await idsFrom(portal, { filterGroups: [] })).ids).toEqual(idsUpTo(300));
    expect(portal.bodies.map(({ filterGroups }) => filterGroups)).toEqual([
      [],
      [{ filters: [{ propertyName: 'hs_object_id', operator: 'GT', value: '1400' }] }],
    ]);
  });

  it('that are fewer than HubSpot counted are told, and are no error', async () => {
    const portal = portalOf(idsUpTo(250), (page, request) => (request === 1 ? { ...page, total: 253 } : page));
    expect((await idsFrom(portal)).tally).toEqual([{ found: 250, expected: 253 }]);
  });

  it('are refused where HubSpot does not keep to the order', async () => {
    const portal = portalOf(idsUpTo(300), (page) => ({ ...page, results: [...page.results].reverse() }));
    await expect(idsFrom(portal)).rejects.toThrow('the contact 1393 behind 1400');
  });

  it('are counted without reading them', async () => {
    const portal = portalOf(idsUpTo(12_000));
    expect(await countOf(portal, body)).toBe(12_000);
    expect(portal.bodies).toEqual([{ ...body, limit: 1 }]);
  });
});
