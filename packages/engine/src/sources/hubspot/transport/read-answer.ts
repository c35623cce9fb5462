import type { HubSpotAnswer } from './client.ts';
import type { Exchange } from './exchange.ts';
import { HubSpotError } from './hubspot-error.ts';
import { refusal } from './refusal.ts';
import { requestIdOf } from './request-id.ts';

/** The answer of a call, or the error that it tells of. `call` names it: `GET /crm/…`. */
export function readAnswer(answer: Exchange, call: string): HubSpotAnswer {
  const { status, headers, text } = answer;
  if (status >= 300) throw status < 400 ? redirected(answer, call) : refusal(answer, call);
  const requestId = requestIdOf(headers);
  const serverTime = Date.parse(headers.get('Date') ?? '');
  return {
    body: text === '' ? undefined : jsonOf(answer, call),
    ...(requestId === undefined ? {} : { requestId }),
    ...(Number.isNaN(serverTime) ? {} : { serverTime }),
  };
}

function jsonOf({ headers, status, text }: Exchange, call: string): unknown {
  const requestId = requestIdOf(headers);
  const known = { status, mayHaveActed: true, ...(requestId === undefined ? {} : { requestId }) };
  if (isPage(headers, text))
    throw new HubSpotError(`A web page came instead of HubSpot's answer to ${call}.`, {
      ...known,
      kind: 'page',
      hint: 'Something between here and HubSpot answers in its place (a proxy, a login page); check `base_url` too.',
    });
  try {
    return JSON.parse(text);
  } catch {
    throw new HubSpotError(`HubSpot's answer to ${call} is cut short or is no JSON.`, {
      ...known,
      kind: 'json',
      hint: 'Try again; if it stays, something between here and HubSpot changes its answers.',
    });
  }
}

function isPage(headers: Headers, text: string): boolean {
  return /\bhtml\b/i.test(headers.get('Content-Type') ?? '') || /^\s*</.test(text);
}

function redirected({ status, headers }: Exchange, call: string): HubSpotError {
  const location = headers.get('Location') ?? '';
  const to = URL.canParse(location) ? ` to ${new URL(location).host}` : '';
  return new HubSpotError(`${call} was redirected${to}; the token is not sent there.`, {
    kind: 'redirect',
    status,
    hint: 'Check `base_url` in listwise.yaml.',
    mayHaveActed: false,
  });
}
