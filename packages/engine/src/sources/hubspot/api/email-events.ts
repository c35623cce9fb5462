import type { HubSpotClient } from '../transport/client.ts';
import { ask, cancelledBy } from './ask.ts';
import type { EmailEvent, HubSpotApi } from './hubspot-api.ts';
import { flag, id, listOf, number, object, optional, text } from './shape.ts';

const answer = object({
  hasMore: flag,
  offset: optional(text),
  events: listOf(
    object({
      id,
      type: optional(text),
      recipient: optional(text),
      created: number,
      category: optional(text),
      emailCampaignId: optional(number),
    }),
  ),
});

/** Email events have no date-based path: only the first version of HubSpot's API has them. */
export function emailEventCalls(client: HubSpotClient): Pick<HubSpotApi, 'emailEvents'> {
  return {
    async emailEvents({ type, from, to, offset, recipient, signal }) {
      const query = { eventType: type, startTimestamp: from, endTimestamp: to, offset, recipient, limit: 1_000 };
      const path = '/email/public/v1/events';
      const page = await ask(client, { method: 'GET', path, query, ...cancelledBy(signal) }, answer);
      // The end of a bounce may come without type and recipient.
      const events = page.events.map((event): EmailEvent => {
        const address = event.recipient ?? recipient;
        return { ...event, type: event.type ?? type, ...(address === undefined ? {} : { recipient: address }) };
      });
      return { events, ...(page.hasMore && page.offset !== undefined ? { offset: page.offset } : {}) };
    },
  };
}
