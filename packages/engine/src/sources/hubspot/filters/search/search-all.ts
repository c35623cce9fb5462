import { SourceError } from '../../../source-error.ts';
import type { HubSpotApi, HubSpotRecord } from '../../api/hubspot-api.ts';
import type { SearchBody } from '../search-body.ts';
import { inOrderOfId, searchBehind } from './pages.ts';

type SearchApi = Pick<HubSpotApi, 'search'>;

/** How many records a search found, and how many it said there were when it began. */
export interface SearchTally {
  readonly found: number;
  /** Another number where contacts changed meanwhile, or the index of the search lags behind. */
  readonly expected: number;
}

export interface SearchAllOptions {
  readonly signal?: AbortSignal;
  /** Called once, behind the last page. */
  onEnd?(tally: SearchTally): void;
}

/**
 * All records of a search, page by page, in the order of their ids. Each page is searched for behind the last id of
 * the one before, so that neither the end of paging at 10,000 results nor contacts that change meanwhile hide any.
 * Throws where HubSpot does not keep to the order.
 */
export async function* searchAll(
  api: SearchApi,
  body: SearchBody,
  { signal, onEnd }: SearchAllOptions = {},
): AsyncGenerator<readonly HubSpotRecord[]> {
  let expected: number | undefined;
  let found = 0;
  let last: string | undefined;
  for (;;) {
    const page = await api.search(
      last === undefined ? inOrderOfId(body) : searchBehind(inOrderOfId(body), last),
      signal,
    );
    expected ??= page.total;
    last = lastInOrder(page.results, last);
    found += page.results.length;
    if (page.results.length > 0) yield page.results;
    if (page.after === undefined || page.results.length === 0) break;
  }
  onEnd?.({ found, expected });
}

/** How many records a search finds. */
export async function countOf(api: SearchApi, body: SearchBody, signal?: AbortSignal): Promise<number> {
  return (await api.search({ ...body, limit: 1 }, signal)).total;
}

function lastInOrder(records: readonly HubSpotRecord[], before: string | undefined): string | undefined {
  let last = before;
  for (const { id } of records) {
    if (last !== undefined && BigInt(id) <= BigInt(last))
      throw new SourceError(
        `HubSpot's search gave the contact ${id} behind ${last}, although it was asked for in order`,
        {
          hint: 'Run it again. If it stays so, pull the contacts with `listwise pull` and use the local store.',
        },
      );
    last = id;
  }
  return last;
}
