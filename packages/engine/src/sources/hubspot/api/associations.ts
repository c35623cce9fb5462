import type { HubSpotClient } from '../transport/client.ts';
import { ask, cancelledBy } from './ask.ts';
import type { HubSpotApi } from './hubspot-api.ts';
import { paging } from './paging.ts';
import { id, listOf, object } from './shape.ts';

const associated = object({
  results: listOf(object({ from: object({ id }), to: listOf(object({ toObjectId: id })), paging })),
});

export function associationCalls(client: HubSpotClient): Pick<HubSpotApi, 'associations'> {
  return {
    async associations(to, contacts, signal) {
      const found = new Map<string, string[]>(contacts.map((contact) => [contact, []]));
      let inputs: readonly { readonly id: string; readonly after?: string }[] = contacts.map((each) => ({ id: each }));
      while (inputs.length > 0) {
        const path = `/crm/associations/{version}/contacts/${to}/batch/read`;
        const request = { method: 'POST', path, body: { inputs }, repeatable: true, ...cancelledBy(signal) } as const;
        const { results } = await ask(client, request, associated);
        for (const { from, to: records } of results)
          found.get(from.id)?.push(...records.map(({ toObjectId }) => toObjectId));
        inputs = results.flatMap(({ from, paging: more }) =>
          more?.next === undefined ? [] : [{ id: from.id, after: more.next.after }],
        );
      }
      return found;
    },
  };
}
