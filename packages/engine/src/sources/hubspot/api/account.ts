import type { HubSpotClient } from '../transport/client.ts';
import { HubSpotError } from '../transport/hubspot-error.ts';
import { ask, askWithTime, cancelledBy } from './ask.ts';
import type { HubSpotApi } from './hubspot-api.ts';
import { id, listOf, number, object, text } from './shape.ts';

const details = object({ portalId: id, accountType: text, timeZone: text });
const usage = object({ results: listOf(object({ currentUsage: number, usageLimit: number })) });

export function accountCalls(client: HubSpotClient): Pick<HubSpotApi, 'account' | 'dailyUsage'> {
  return {
    async account(signal) {
      const path = '/account-info/{version}/details';
      const { found, ...time } = await askWithTime(client, { method: 'GET', path, ...cancelledBy(signal) }, details);
      return { ...found, ...time };
    },
    async dailyUsage(signal) {
      try {
        const path = '/account-info/{version}/api-usage/daily/private-apps';
        const { results } = await ask(client, { method: 'GET', path, ...cancelledBy(signal) }, usage);
        const [first] = results;
        return first === undefined ? undefined : { used: first.currentUsage, limit: first.usageLimit };
      } catch (error) {
        if (error instanceof HubSpotError && (error.kind === 'scope' || error.kind === 'missing')) return undefined;
        throw error;
      }
    },
  };
}
