import type { HubSpotClient, HubSpotRequest } from '../transport/client.ts';
import { HubSpotError } from '../transport/hubspot-error.ts';
import { type Shape, ShapeError } from './shape.ts';

/** Sends a call and reads its answer in the shape that is documented. */
export async function ask<T>(client: HubSpotClient, request: HubSpotRequest, shape: Shape<T>): Promise<T> {
  return (await askWithTime(client, request, shape)).found;
}

/** The same, and what HubSpot's clock said, milliseconds since 1970. */
export async function askWithTime<T>(
  client: HubSpotClient,
  request: HubSpotRequest,
  shape: Shape<T>,
): Promise<{ readonly found: T; readonly serverTime?: number }> {
  const { body, requestId, serverTime } = await client.send(request);
  try {
    return { found: shape(body, ''), ...(serverTime === undefined ? {} : { serverTime }) };
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    const path = request.path.replace('{version}', client.apiVersion);
    const id = requestId === undefined ? '' : `, correlation id ${requestId}`;
    throw new HubSpotError(
      `HubSpot answered something else than expected: ${error.message} (${request.method} ${path}${id}).`,
      {
        kind: 'shape',
        hint: 'Its API may have changed: look for a newer version of Listwise.',
        mayHaveActed: true,
        ...(requestId === undefined ? {} : { requestId }),
      },
    );
  }
}

/** What is asked for, or `undefined` where HubSpot does not have it. */
export async function orMissing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof HubSpotError && error.kind === 'missing') return undefined;
    throw error;
  }
}

/** Adds a signal to a call where there is one. */
export function cancelledBy(signal: AbortSignal | undefined): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}
