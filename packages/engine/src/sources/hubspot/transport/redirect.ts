import type { Exchange } from './exchange.ts';

/** Where a redirect leads that may be followed with the token: the same scheme, host and port. */
export function redirectTarget({ status, headers }: Exchange, method: string, url: string): string | undefined {
  const location = headers.get('Location');
  const keepsMethod = status === 307 || status === 308 || (method === 'GET' && [301, 302, 303].includes(status));
  if (!keepsMethod || location === null || !URL.canParse(location, url)) return undefined;
  const target = new URL(location, url);
  return target.origin === new URL(url).origin ? target.href : undefined;
}
