import type { RateReport } from './rolling-window.ts';

/** What the headers of an answer tell of the rate limit; those of a search tell nothing. */
export function rateReport(headers: Headers): RateReport | undefined {
  const numberIn = (name: string): number => Number(headers.get(`X-HubSpot-RateLimit-${name}`) ?? Number.NaN);
  const report = {
    calls: numberIn('Max'),
    interval: numberIn('Interval-Milliseconds'),
    remaining: numberIn('Remaining'),
  };
  const usable = Object.values(report).every(Number.isFinite) && report.calls >= 1 && report.interval >= 1;
  return usable ? report : undefined;
}
