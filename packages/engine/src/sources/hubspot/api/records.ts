import type { HubSpotClient, HubSpotRequest } from '../transport/client.ts';
import { HubSpotError } from '../transport/hubspot-error.ts';
import { ask, cancelledBy } from './ask.ts';
import { fittingProperties } from './fitting-properties.ts';
import type { HubSpotApi, HubSpotRecord, Page, PageRequest, ReadRequest } from './hubspot-api.ts';
import { pageOf } from './paging.ts';
import { flag, id, listOf, mapOf, number, object, optional, orNull, text } from './shape.ts';

const record = object({
  id,
  properties: mapOf(orNull(text)),
  propertiesWithHistory: optional(mapOf(listOf(object({ value: orNull(text), timestamp: text })))),
  archived: (value, at): boolean => optional(flag)(value, at) ?? false,
  updatedAt: optional(text),
});

const page = pageOf(record);
const found = object({ total: number });
const batch = object({
  results: listOf(record),
  errors: optional(listOf(object({ category: optional(text), message: optional(text) }))),
});

/** Records a call may read; with history HubSpot allows fewer, but does not say how many. */
const mostRecords = 100;
const mostWithHistory = 50;

/** Pages, reads by id, and searches. */
export function recordCalls(client: HubSpotClient): Pick<HubSpotApi, 'page' | 'read' | 'search'> {
  let historyLimit = mostRecords;

  /** One page of the properties that fit into a URL; the others are read by id. */
  async function pageOfRecords(request: PageRequest): Promise<Page<HubSpotRecord>> {
    const { object: name, properties, histories = [], after, archived = false, signal } = request;
    const [fitting, others] = fittingProperties(properties, histories);
    const most = histories.length > 0 ? historyLimit : mostRecords;
    const first = await ask(
      client,
      {
        method: 'GET',
        path: `/crm/objects/{version}/${name}`,
        query: {
          limit: Math.min(request.limit ?? most, most),
          after,
          archived,
          properties: nonEmpty(fitting.properties),
          propertiesWithHistory: nonEmpty(fitting.histories),
        },
        ...cancelledBy(signal),
      },
      page,
    );
    if (others.properties.length + others.histories.length === 0 || first.results.length === 0) return first;
    const ids = first.results.map((each) => each.id);
    const rest = new Map(
      (await read({ object: name, ids, ...others, archived, ...cancelledBy(signal) })).map((each) => [each.id, each]),
    );
    return {
      ...first,
      results: first.results.flatMap((each) => {
        const more = rest.get(each.id);
        return more === undefined ? [] : [merged(each, more)];
      }),
    };
  }

  async function read(request: ReadRequest): Promise<readonly HubSpotRecord[]> {
    if (request.ids.length === 0) return [];
    const most = (request.histories ?? []).length > 0 ? historyLimit : mostRecords;
    const results: HubSpotRecord[] = [];
    for (let start = 0; start < request.ids.length; start += most)
      results.push(...(await readBatch({ ...request, ids: request.ids.slice(start, start + most) })));
    return results;
  }

  async function readBatch({ object: name, ids, properties, histories = [], archived, signal }: ReadRequest) {
    const path = `/crm/objects/{version}/${name}/batch/read`;
    const { results, errors = [] } = await ask(
      client,
      {
        method: 'POST',
        path,
        query: { archived },
        body: { inputs: ids.map((each) => ({ id: each })), properties, propertiesWithHistory: histories },
        repeatable: true,
        ...cancelledBy(signal),
      },
      batch,
    );
    const fault = errors.find(({ category }) => category !== 'OBJECT_NOT_FOUND');
    if (fault !== undefined)
      throw new HubSpotError(
        `HubSpot did not read all records: ${fault.message ?? fault.category ?? 'no reason given'}.`,
        {
          kind: 'request',
          hint: 'Try again; if it stays, check the scopes of the token.',
          mayHaveActed: false,
        },
      );
    return results;
  }

  /** Reads with history; once HubSpot refuses so many records, fewer are asked for from then on. */
  async function withFewer<R extends PageRequest | ReadRequest, T>(request: R, run: (request: R) => Promise<T>) {
    try {
      return await run(request);
    } catch (error) {
      const isTooMany = error instanceof HubSpotError && error.kind === 'request' && error.status === 400;
      if (!isTooMany || (request.histories ?? []).length === 0 || historyLimit === mostWithHistory) throw error;
      historyLimit = mostWithHistory;
      return run(request);
    }
  }

  return {
    page: (request) => withFewer(request, pageOfRecords),
    read: (request) => withFewer(request, read),
    async search(body, signal) {
      const request: HubSpotRequest = {
        method: 'POST',
        path: '/crm/objects/{version}/contacts/search',
        body,
        allowance: 'search',
        repeatable: true,
        ...cancelledBy(signal),
      };
      return ask(client, request, (value, at) => ({ ...page(value, at), ...found(value, at) }));
    },
  };
}

function nonEmpty(names: readonly string[]): readonly string[] | undefined {
  return names.length === 0 ? undefined : names;
}

function merged(one: HubSpotRecord, more: HubSpotRecord): HubSpotRecord {
  const histories = { ...one.propertiesWithHistory, ...more.propertiesWithHistory };
  return {
    ...one,
    properties: { ...one.properties, ...more.properties },
    ...(Object.keys(histories).length === 0 ? {} : { propertiesWithHistory: histories }),
  };
}
