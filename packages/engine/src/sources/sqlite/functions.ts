import { parentDomainOf } from '../../evaluate/computed-cells.ts';
import { domainOf, isMalformedAddress, localPartOf, normaliseAddress } from '../../values/address.ts';
import { fold } from '../../values/fold.ts';
import type { Zone } from '../../values/zone.ts';
import type { Database } from './database.ts';
import type { SqlCell } from './sql.ts';

/** Makes the engine's own meaning available to SQL, where SQLite's built-in functions mean something else. */
export function defineFunctions(database: Database, zone: Zone): void {
  onText('listwise_fold', fold);
  onText('listwise_address', (text) => normaliseAddress(text) ?? null);
  onText('listwise_domain', (address) => domainOf(address) ?? null);
  onText('listwise_local_part', (address) => localPartOf(address) ?? null);
  onText('listwise_parent_domain', (address) => parentDomainOf(address) ?? null);
  onText('listwise_is_malformed', (email) => (isMalformedAddress(normaliseAddress(email) ?? '') ? 1 : 0));
  onNumber('listwise_day_start', (day) => zone.startOfDay(day));
  onNumber('listwise_day_of', (instant) => zone.dayOf(instant));

  function onText(name: string, compute: (text: string) => SqlCell): void {
    database.define(name, (value) => (typeof value === 'string' ? compute(value) : null));
  }

  function onNumber(name: string, compute: (value: number) => SqlCell): void {
    database.define(name, (value) => (typeof value === 'number' ? compute(value) : null));
  }
}
