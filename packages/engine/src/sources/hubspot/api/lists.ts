import type { HubSpotClient } from '../transport/client.ts';
import { ask, cancelledBy, orMissing } from './ask.ts';
import type { HubSpotList, ListsApi } from './hubspot-api.ts';
import { pageOf } from './paging.ts';
import { anything, flag, id, listOf, number, object, oneOf, optional, type Shape, text } from './shape.ts';

const processingTypes = ['MANUAL', 'DYNAMIC', 'SNAPSHOT'] as const;
const contactType = '0-1';

const asSent = object({
  listId: id,
  name: text,
  objectTypeId: optional(text),
  processingType: oneOf(processingTypes),
  processingStatus: optional(oneOf(['COMPLETE', 'PAUSED', 'PROCESSING'])),
  size: optional(number),
  additionalProperties: optional(object({ hs_list_size: optional(text) })),
  filterBranch: anything,
  deletedAt: optional(text),
});

type SentList = HubSpotList & { readonly objectTypeId?: string; readonly deletedAt?: string };

const sentList: Shape<SentList> = (value, at) => {
  const { additionalProperties, size: ownSize, ...list } = asSent(value, at);
  const size = ownSize ?? Number(additionalProperties?.hs_list_size ?? Number.NaN);
  return { ...list, ...(Number.isNaN(size) ? {} : { size }) };
};

const oneList = object({ list: sentList });
const someLists = object({ lists: listOf(sentList), offset: number, hasMore: flag });
const members = pageOf(object({ recordId: id }));

export function listCalls(client: HubSpotClient): ListsApi {
  async function one(path: string, signal: AbortSignal | undefined): Promise<HubSpotList | undefined> {
    const query = { includeFilters: true };
    const found = await orMissing(ask(client, { method: 'GET', path, query, ...cancelledBy(signal) }, oneList));
    return found === undefined ? undefined : liveContactLists([found.list])[0];
  }

  return {
    async all(signal) {
      const all: HubSpotList[] = [];
      for (let offset = 0; ; ) {
        const body = {
          count: 500,
          offset,
          processingTypes,
          objectTypeId: contactType,
          additionalProperties: ['hs_list_size'],
        };
        const path = '/crm/lists/{version}/search';
        const request = { method: 'POST', path, body, repeatable: true, ...cancelledBy(signal) } as const;
        const page = await ask(client, request, someLists);
        all.push(...liveContactLists(page.lists));
        if (!page.hasMore || page.offset <= offset) return all;
        offset = page.offset;
      }
    },
    byId: (listId, signal) => one(`/crm/lists/{version}/${encodeURIComponent(listId)}`, signal),
    byName: (name, signal) =>
      one(`/crm/lists/{version}/object-type-id/${contactType}/name/${encodeURIComponent(name)}`, signal),
    async *members(listId, signal) {
      const path = `/crm/lists/{version}/${encodeURIComponent(listId)}/memberships`;
      let after: string | undefined;
      do {
        const page = await ask(
          client,
          { method: 'GET', path, query: { limit: 250, after }, ...cancelledBy(signal) },
          members,
        );
        if (page.results.length > 0) yield page.results.map(({ recordId }) => recordId);
        after = page.after;
      } while (after !== undefined);
    },
  };
}

function liveContactLists(lists: readonly SentList[]): HubSpotList[] {
  return lists.flatMap(({ objectTypeId = contactType, deletedAt, ...list }) =>
    objectTypeId === contactType && deletedAt === undefined ? [list] : [],
  );
}
