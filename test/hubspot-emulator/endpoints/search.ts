import type { Call, Route } from '../http/call.ts';
import type { ObjectName, Portal } from '../portal.ts';
import { marksOf } from '../search/filters.ts';
import { readSearch, type SearchFilter, type SearchRequest } from '../search/request.ts';
import type { IndexView } from '../search/search-index.ts';
import { objectOf, objectPaths, presenter } from './objects.ts';
import { objectScope } from './scopes.ts';

/** Search by filters, in the index as it is; 10,000 results can be paged through. */
export const searchRoute: Route = {
  method: 'POST',
  paths: objectPaths('/search'),
  scopes: [objectScope('read')],
  allowance: 'search',
  handle: (call) => {
    const object = objectOf(call);
    const request = readSearch(call.body, call.bodyLength, call.portal.properties[object]);
    const view = call.portal.searchIndex(object).view();
    const { portal } = call;
    const found = sorted(positionsOf({ portal, object }, request, view), request, { view, call });
    const end = request.offset + request.limit;
    const present = presenter(call, { properties: request.properties, histories: [] });
    const results = found.slice(request.offset, end).map((position) => present(view.record(position)));
    return {
      body: { total: found.length, results, ...(found.length > end && { paging: { next: { after: String(end) } } }) },
    };
  },
};

interface Place {
  readonly portal: Portal;
  readonly object: ObjectName;
}

/** Places of the records that pass any group; all records where there is no group. */
export function positionsOf(place: Place, { groups, query }: SearchRequest, view: IndexView): number[] {
  const marks = groups.map((group) => group.map((filter) => marksOfFilter(place, filter, view)));
  const words = query === undefined ? undefined : wordsTest(view, query);
  const positions: number[] = [];
  for (let position = 0; position < view.ids.length; position += 1) {
    const passes = marks.length === 0 || marks.some((group) => group.every((one) => one[position] === 1));
    if (passes && (words?.(position) ?? true)) positions.push(position);
  }
  return positions;
}

function marksOfFilter({ portal, object }: Place, filter: SearchFilter, view: IndexView): Uint8Array {
  const definition = portal.properties[object].get(filter.property);
  if (definition)
    return marksOf(filter, view, { definition, negativesFindUnknown: portal.settings.negativesFindUnknown });
  const other = objectOf({ params: { object: filter.property.replace('associations.', '') } });
  return Uint8Array.from(view.ids, (id) => (portal.associations.of(other, String(id)).includes(filter.value) ? 1 : 0));
}

/** `query` looks for words in what names a person. */
function wordsTest(view: IndexView, query: string): (position: number) => boolean {
  const columns = ['email', 'firstname', 'lastname', 'phone', 'company'].map((name) => view.texts(name));
  const words = query.toLowerCase().split(/\s+/);
  return (position) =>
    words.every((word) => columns.some((column) => column[position]?.toLowerCase().includes(word) ?? false));
}

/** By the one sort rule, records without a value last; otherwise, and among equals, in the order of creation. */
function sorted(
  positions: number[],
  { sort }: SearchRequest,
  { view, call }: { view: IndexView; call: Call },
): readonly number[] {
  if (!sort) return positions;
  const direction = sort.descending ? -1 : 1;
  if (sort.property === 'hs_object_id') return sort.descending ? positions.reverse() : positions;
  const type = call.portal.properties[objectOf(call)].get(sort.property)?.type;
  const numeric = type === 'number' || type === 'date' || type === 'datetime';
  const texts = view.texts(sort.property);
  const numbers = numeric ? view.numbers(sort.property) : undefined;
  return positions.sort((a, b) => {
    if ((texts[a] === undefined) !== (texts[b] === undefined)) return texts[a] === undefined ? 1 : -1;
    if (texts[a] === undefined) return a - b;
    const order = numbers
      ? (numbers[a] ?? 0) - (numbers[b] ?? 0)
      : (texts[a] ?? '').toLowerCase().localeCompare((texts[b] ?? '').toLowerCase(), 'en');
    return order === 0 ? a - b : order * direction;
  });
}
