import type { SearchBody } from '../search-body.ts';

/** The limits of HubSpot's search that a body breaks once each group asks for the ids behind the last one as well. */
export function limitsBroken(body: SearchBody): string[] {
  const behind = { propertyName: 'hs_object_id', operator: 'GT', value: '1234567890123456' };
  const groups = body.filterGroups.map(({ filters }) => [...filters, behind]);
  const sent = JSON.stringify({ ...body, filterGroups: groups.map((filters) => ({ filters })) });
  return [
    ...(groups.length < 1 || groups.length > 5 ? [`${groups.length} groups`] : []),
    ...groups.filter(({ length }) => length < 2 || length > 6).map(({ length }) => `a group of ${length} filters`),
    ...(groups.flat().length > 18 ? [`${groups.flat().length} filters`] : []),
    ...(sent.length > 3000 ? [`a body of ${sent.length} characters`] : []),
    ...(body.limit === 200 && body.sorts?.[0]?.propertyName === 'hs_object_id' ? [] : ['another page or order']),
  ];
}
