import type { HubSpotClient } from '../transport/client.ts';
import { ask, cancelledBy } from './ask.ts';
import type { HubSpotApi, Owner } from './hubspot-api.ts';
import { pageOf } from './paging.ts';
import { flag, id, object, optional, text } from './shape.ts';

const page = pageOf(
  object({
    id,
    email: optional(text),
    firstName: optional(text),
    lastName: optional(text),
    archived: optional(flag),
  }),
);

export function ownerCalls(client: HubSpotClient): Pick<HubSpotApi, 'owners'> {
  async function some(archived: boolean, signal: AbortSignal | undefined): Promise<readonly Owner[]> {
    const owners: Owner[] = [];
    let after: string | undefined;
    do {
      const query = { limit: 100, archived, after };
      const request = { method: 'GET', path: '/crm/owners/{version}', query, ...cancelledBy(signal) } as const;
      const { results, after: next } = await ask(client, request, page);
      for (const { firstName, lastName, ...owner } of results) {
        const name = [firstName, lastName].filter((part) => part !== undefined && part !== '').join(' ');
        owners.push({
          ...owner,
          name: name === '' ? (owner.email ?? owner.id) : name,
          archived: owner.archived ?? archived,
        });
      }
      after = next;
    } while (after !== undefined);
    return owners;
  }

  return {
    owners: async (signal) => [...(await some(false, signal)), ...(await some(true, signal))],
  };
}
