import type { Exchange } from './exchange.ts';

/** An answer that does not quote the token back; the records of a good one are left as they are. */
export function withoutToken({ status, headers, text }: Exchange, token: string): Exchange {
  const redact = (part: string) => part.replaceAll(token, '***');
  return {
    status,
    headers: new Headers([...headers].map(([name, value]): [string, string] => [name, redact(value)])),
    text: status < 300 ? text : redact(text),
  };
}
