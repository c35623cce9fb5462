import { type SearchBody, type SearchFilter, type SearchGroup, searchLimits } from '../search-body.ts';

/** A search for ids alone, a full page at a time. */
export function searchFor(filterGroups: readonly SearchGroup[]): SearchBody {
  return Object.freeze(inOrderOfId({ filterGroups: Object.freeze(filterGroups), properties: idsOnly }));
}

const idsOnly = Object.freeze(['hs_object_id']);
const byId = Object.freeze([Object.freeze({ propertyName: 'hs_object_id', direction: 'ASCENDING' } as const)]);

/** The search with its results in the order of their ids, as many a page as HubSpot gives. */
export function inOrderOfId(body: SearchBody): SearchBody {
  return { ...body, sorts: byId, limit: searchLimits.pageSize };
}

/** Holds for the records behind an id in the order of ids. */
export function idAbove(id: number | string): SearchFilter {
  return { propertyName: 'hs_object_id', operator: 'GT', value: String(id) };
}

/** The same search for the records behind an id: a page further on, however many there are. */
export function searchBehind(body: SearchBody, id: string): SearchBody {
  const groups = body.filterGroups.length === 0 ? [{ filters: [] }] : body.filterGroups;
  return {
    ...body,
    filterGroups: groups.map(({ filters }) => ({ filters: [...filters, idAbove(id)] })),
  };
}

/** Whether a search keeps within HubSpot's limits on every page. */
export function fitsLimits(body: SearchBody): boolean {
  const { filterGroups } = searchBehind(body, longestId);
  const filters = filterGroups.map((group) => group.filters.length);
  return (
    filterGroups.length <= searchLimits.groups &&
    filters.every((count) => count <= searchLimits.filtersInGroup) &&
    filters.reduce((sum, count) => sum + count, 0) <= searchLimits.filters &&
    sizeOf(body) <= searchLimits.bodyLength
  );
}

/** The bytes that the longest page of a search sends: no fewer than its characters, however HubSpot counts. */
export function sizeOf(body: SearchBody): number {
  return new TextEncoder().encode(JSON.stringify(searchBehind(body, longestId))).length;
}

const longestId = '9'.repeat(19);
