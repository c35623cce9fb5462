/** HubSpot portals: calls of its API. */
export { requireSameTime } from './sources/hubspot/api/clock-skew.ts';
export type { HubSpotApi } from './sources/hubspot/api/hubspot-api.ts';
export { connectToHubSpot, openHubSpot } from './sources/hubspot/open-hubspot.ts';
export { HubSpotError } from './sources/hubspot/transport/hubspot-error.ts';
