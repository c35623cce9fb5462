import type { HubSpotClient } from '../transport/client.ts';
import { accountCalls } from './account.ts';
import { associationCalls } from './associations.ts';
import { emailEventCalls } from './email-events.ts';
import { exportCalls } from './exports.ts';
import type { HubSpotApi } from './hubspot-api.ts';
import { listCalls } from './lists.ts';
import { ownerCalls } from './owners.ts';
import { propertyCalls } from './properties.ts';
import { recordCalls } from './records.ts';

/** HubSpot's API as typed calls over a client. */
export function hubSpotApi(client: HubSpotClient): HubSpotApi {
  return {
    get requestsSent() {
      return client.requestsSent;
    },
    ...accountCalls(client),
    ...propertyCalls(client),
    ...recordCalls(client),
    ...associationCalls(client),
    lists: listCalls(client),
    ...emailEventCalls(client),
    ...exportCalls(client),
    ...ownerCalls(client),
  };
}
