import type { Catalog } from '../../../catalog/catalog.ts';
import type { Property } from '../../../catalog/property.ts';
import type { Zone } from '../../../values/zone.ts';
import { type Database, rowOf, rowsOf } from '../../sqlite/database.ts';
import { metaOf } from '../../sqlite/local-store/local-source.ts';
import { recordId } from '../../sqlite/local-store/store-view.ts';
import { sql } from '../../sqlite/sql.ts';
import type { PropertyDefinition } from '../api/hubspot-api.ts';
import type { PullNeeds } from './needs.ts';

/** What one pull brings, decided before the first contact is read; a pull that goes on after a stop keeps to it. */
export interface PullPlan {
  readonly mode: 'full' | 'incremental';
  /** HubSpot's clock when the pull began, milliseconds since 1970. What changed later is for the next pull. */
  readonly began: number;
  /** Contacts changed since then are read again; 0 for all of them. */
  readonly since: number;
  /** Contact properties that are asked for: what is needed, and what earlier pulls brought. */
  readonly columns: readonly string[];
  readonly histories: readonly string[];
}

/** How far back an incremental pull looks beyond the last one: HubSpot's search shows a change up to a minute late. */
export const overlap = 5 * 60_000;

/** What the store keeps of a pull for the next one. */
export const metaKeys = {
  portal: 'portal_id',
  until: 'pulled_until',
  columns: 'pulled_properties',
  histories: 'pulled_histories',
  events: 'pulled_events',
  unbounced: 'unbounced_until',
} as const;

export interface PlanInputs {
  readonly needs: PullNeeds;
  readonly definitions: readonly PropertyDefinition[];
  readonly catalog: Catalog;
  readonly zone: Zone;
  readonly began: number;
  readonly full: boolean;
}

/** Only what changed, where the store holds everything else; all contacts where it lacks something. */
export function planPull(database: Database, inputs: PlanInputs): PullPlan {
  const { needs, catalog, began } = inputs;
  const onPortal = new Set(inputs.definitions.map(({ name }) => name));
  const available = (names: readonly string[]): string[] =>
    [...new Set(names)]
      .filter((name) => name !== recordId && onPortal.has(name) && catalog.contacts.named(name) !== undefined)
      .sort();
  const needed = needs.properties.map(({ name }) => name);
  const neededHistories = needs.histories.map(({ name }) => name);
  const pulled = namesIn(database, metaKeys.columns);
  const pulledHistories = namesIn(database, metaKeys.histories);
  const columns = available(['email', ...pulled, ...needed]);
  const histories = available([...pulledHistories, ...neededHistories]);
  const until = metaOf(database, metaKeys.until);
  const isWhole =
    until !== undefined &&
    metaOf(database, 'timezone') === inputs.zone.id &&
    columns.every((name) => pulled.includes(name)) &&
    histories.every((name) => pulledHistories.includes(name)) &&
    columns.every((name) => storedType(database, name) === catalog.contacts.named(name)?.type);
  const isIncremental = isWhole && !inputs.full;
  return {
    mode: isIncremental ? 'incremental' : 'full',
    began,
    since: isIncremental ? Math.max(0, Number(until) - overlap) : 0,
    columns,
    histories,
  };
}

/** Needed properties that the portal does not have: rules that read them find that they are not supplied. */
export function notOnPortal(needs: PullNeeds, definitions: readonly PropertyDefinition[]): Property[] {
  const onPortal = new Set(definitions.map(({ name }) => name));
  return [...new Set([...needs.properties, ...needs.histories])].filter(
    ({ name }) => name !== recordId && !onPortal.has(name),
  );
}

function storedType(database: Database, property: string): unknown {
  return rowOf(database, sql`SELECT type FROM columns WHERE object = 'contact' AND property = ${property}`)?.[0];
}

export function namesIn(database: Database, key: string): string[] {
  return JSON.parse(metaOf(database, key) ?? '[]') as string[];
}

export function setMeta(database: Database, key: string, value: string): void {
  database.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run([key, value]);
}

/** The number of contacts that the CRM still has, as far as the store knows. */
export function liveContacts(database: Database): number {
  return rowsOf(database, sql`SELECT count(*) FROM contacts WHERE _archived IS NULL AND id > 0`)[0]?.[0] as number;
}
