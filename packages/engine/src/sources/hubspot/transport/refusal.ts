import type { Exchange } from './exchange.ts';
import { HubSpotError, type HubSpotFailure } from './hubspot-error.ts';
import { requestIdOf } from './request-id.ts';

/** The body of HubSpot's errors, as far as it is read; every field may be missing. */
interface ErrorBody {
  readonly message?: unknown;
  readonly category?: unknown;
  readonly subCategory?: unknown;
  readonly correlationId?: unknown;
  readonly requestId?: unknown;
  readonly policyName?: unknown;
  readonly errorType?: unknown;
  readonly context?: unknown;
  readonly errors?: unknown;
}

/** The error that an answer of status 400 or more tells of. */
export function refusal(answer: Exchange, call: string): HubSpotError {
  const { status, headers } = answer;
  const body = bodyOf(answer.text);
  const said = saidBy(body);
  const correlationId = textOf(body.correlationId);
  const requestId = textOf(body.requestId) ?? requestIdOf(headers);
  const known: Omit<HubSpotFailure, 'kind'> = {
    status,
    mayHaveActed: status >= 500,
    ...defined({
      category: textOf(body.category) ?? textOf(body.errorType),
      subCategory: textOf(body.subCategory),
      correlationId,
      requestId,
      policy: textOf(body.policyName),
      retryAfter: retryAfterOf(headers),
    }),
  };
  const id = correlationId ?? requestId;
  const where = id === undefined ? `(${call})` : `(${call}, correlation id ${id})`;
  const fail = (kind: HubSpotFailure['kind'], message: string, hint: string, more: Partial<HubSpotFailure> = {}) =>
    new HubSpotError(message, { ...known, ...more, kind, hint });

  switch (status) {
    case 401:
      return fail(
        'token',
        `HubSpot does not accept the token ${where}.`,
        'It is wrong, expired or revoked: make a new service key or token in HubSpot, and set its environment variable.',
      );
    case 403: {
      const missingScopes = missingScopesOf(body);
      return fail(
        'scope',
        missingScopes.length === 0
          ? `The token may not do this: ${said} ${where}.`
          : `The token lacks the ${missingScopes.length === 1 ? 'scope' : 'scopes'} ${missingScopes.join(', ')} ${where}.`,
        'Give the service key or private app in HubSpot the scopes that it needs.',
        { missingScopes },
      );
    }
    case 404:
      return fail('missing', `HubSpot does not have what was asked for ${where}.`, 'It may have been deleted.');
    case 423:
      return fail('locked', `Somebody else is changing this in HubSpot ${where}.`, 'Try again in a moment.');
    case 429:
      return known.policy === 'DAILY'
        ? fail(
            'daily-limit',
            `The portal's calls for today are used up ${where}.`,
            "They are counted anew from midnight in the portal's time zone. All private apps of the portal share them.",
          )
        : fail(
            'rate-limit',
            `HubSpot's rate limit stays exceeded ${where}.`,
            'Another program uses the same allowance; try again when it is done.',
          );
    case 477:
      return fail(
        'moving',
        `HubSpot is moving the portal to another data centre ${where}.`,
        known.retryAfter === undefined
          ? 'Try again later; it may take up to 24 hours.'
          : `Try again in ${Math.ceil(known.retryAfter / 60_000)} minutes.`,
      );
  }
  if (status >= 500)
    return fail('server', `HubSpot has a fault of its own: status ${status} ${where}.`, 'Try again later.');
  const property = unknownPropertyIn(body);
  if (property !== undefined)
    return fail(
      'property',
      `The portal has no property \`${property}\` ${where}.`,
      'Run `listwise catalog pull`, and correct the rules that name it.',
    );
  return fail('request', `HubSpot refuses the request: ${said} ${where}.`, 'Check what the rule asks of the portal.');
}

function bodyOf(text: string): ErrorBody {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return {};
  }
}

/** HubSpot's own words on one line, and those of its first detail. */
function saidBy({ message, errors }: ErrorBody): string {
  const texts = [textOf(message), textOf(detailsOf(errors)[0]?.message)].filter((text) => text !== undefined);
  const said = [...new Set(texts)].join(' ').replace(/\s+/g, ' ').replace(/\.$/, '');
  return said === '' ? 'it does not say why' : said.slice(0, 500);
}

/** Where HubSpot names missing scopes: in the context, or in that of a detail. */
function missingScopesOf({ context, errors }: ErrorBody): readonly string[] {
  const contexts = [context, ...detailsOf(errors).map((detail) => detail.context)];
  const scopes = contexts.flatMap((each) =>
    ['missingScopes', 'requiredGranularScopes', 'requiredScopes'].flatMap((key) => textsIn(each, key)),
  );
  return [...new Set(scopes)];
}

function unknownPropertyIn({ message, errors }: ErrorBody): string | undefined {
  const texts = [message, ...detailsOf(errors).map((detail) => detail.message)].map((each) => textOf(each) ?? '');
  for (const text of texts) {
    const found = /\bproperty (?:named )?["'`]?([A-Za-z0-9_]+)["'`]? (?:does not|doesn't) exist/i.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}

function detailsOf(errors: unknown): readonly { readonly message?: unknown; readonly context?: unknown }[] {
  return Array.isArray(errors) ? errors.filter((each) => typeof each === 'object' && each !== null) : [];
}

function textsIn(context: unknown, key: string): readonly string[] {
  const found = typeof context === 'object' && context !== null ? (context as Record<string, unknown>)[key] : undefined;
  return Array.isArray(found) ? found.filter((each) => typeof each === 'string') : [];
}

/** Seconds, as the header has them, in milliseconds. */
function retryAfterOf(headers: Headers): number | undefined {
  const seconds = Number(headers.get('Retry-After') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The fields that have a value. */
function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
