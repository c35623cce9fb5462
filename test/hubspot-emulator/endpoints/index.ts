import type { Route } from '../http/call.ts';
import type { RateLimiter, RateLimits } from '../http/rate-limits.ts';
import { accountRoutes } from './account.ts';
import { associationsRoute } from './associations.ts';
import { emailEventsRoute } from './email-events.ts';
import { exportRoutes } from './exports.ts';
import { gdprDeleteRoute } from './gdpr-delete.ts';
import { listRoutes } from './lists.ts';
import { membershipRoutes } from './memberships.ts';
import { objectReadRoutes } from './object-reads.ts';
import { objectWriteRoutes } from './object-writes.ts';
import { ownersRoute } from './owners.ts';
import { propertyRoutes } from './properties.ts';
import { searchRoute } from './search.ts';

/** All that can be called. */
export function allRoutes(limiter: RateLimiter, limits: RateLimits): readonly Route[] {
  return [
    ...accountRoutes(limiter, limits),
    ...propertyRoutes,
    ...objectReadRoutes,
    ...objectWriteRoutes,
    gdprDeleteRoute,
    searchRoute,
    associationsRoute,
    ownersRoute,
    ...listRoutes,
    ...membershipRoutes,
    emailEventsRoute,
    ...exportRoutes,
  ];
}
