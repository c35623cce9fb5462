import type { Route } from '../http/call.ts';
import type { RateLimiter, RateLimits } from '../http/rate-limits.ts';
import { offsetAt, startOfDay } from '../store/zone.ts';

const versions = ['2026-09', '2026-03', 'v3'];

/** Who the portal is, and what of the day's allowance is used. */
export function accountRoutes(limiter: RateLimiter, limits: RateLimits): readonly Route[] {
  return [
    {
      method: 'GET',
      paths: versions.map((version) => `/account-info/${version}/details`),
      scopes: ['oauth'],
      handle: ({ portal: { settings, clock } }) => {
        const minutes = offsetAt(settings.timeZone, clock.now()) / 60_000;
        return {
          body: {
            portalId: settings.portalId,
            accountType: settings.accountType,
            timeZone: settings.timeZone,
            companyCurrency: 'EUR',
            additionalCurrencies: [],
            utcOffset: clockText(minutes),
            utcOffsetMilliseconds: minutes * 60_000,
            uiDomain: 'app.hubspot.com',
            dataHostingLocation: 'eu1',
          },
        };
      },
    },
    {
      method: 'GET',
      paths: versions.map((version) => `/account-info/${version}/api-usage/daily/private-apps`),
      scopes: ['oauth'],
      handle: ({ portal: { settings, clock } }) => ({
        body: {
          results: [
            {
              name: 'private-apps-api-calls-daily',
              usageLimit: limits.daily,
              currentUsage: limiter.usedToday(),
              collectedAt: new Date(clock.now()).toISOString(),
              fetchStatus: 'SUCCESS',
              resetsAt: new Date(startOfDay(settings.timeZone, clock.now(), 1)).toISOString(),
            },
          ],
        },
      }),
    },
  ];
}

function clockText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
