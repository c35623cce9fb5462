import { versionMark } from './api-version.ts';
import type { HubSpotRequest, QueryValue } from './client.ts';

/** The longest URL that is sent; HubSpot refuses longer ones with 414. */
export const longestUrl = 8_000;

/** The whole URL of a request. Commas between the values of a list stay as they are, which keeps it short. */
export function requestUrl(baseUrl: string, { path, query = {} }: HubSpotRequest, version: string): string {
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(name)}=${queryText(value)}`],
  );
  const search = parameters.length === 0 ? '' : `?${parameters.join('&')}`;
  return `${baseUrl.replace(/\/+$/, '')}${path.replace(versionMark, version)}${search}`;
}

function queryText(value: Exclude<QueryValue, undefined>): string {
  return typeof value === 'object' ? value.map(encodeURIComponent).join(',') : encodeURIComponent(value);
}
