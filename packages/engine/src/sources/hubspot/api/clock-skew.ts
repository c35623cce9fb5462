import { HubSpotError } from '../transport/hubspot-error.ts';
import type { AccountDetails } from './hubspot-api.ts';

/** Milliseconds by which the clocks may differ. */
const tolerated = 5 * 60_000;

/** Throws when this machine's clock is more than five minutes off HubSpot's: rules would count other days. */
export function requireSameTime({ serverTime }: AccountDetails, now: number): void {
  if (serverTime === undefined || Math.abs(now - serverTime) <= tolerated) return;
  const minutes = Math.round(Math.abs(now - serverTime) / 60_000);
  const way = now > serverTime ? 'ahead of' : 'behind';
  throw new HubSpotError(`The clock of this machine is ${minutes} minutes ${way} HubSpot's.`, {
    kind: 'clock',
    hint: 'Set the clock.',
    mayHaveActed: false,
  });
}
