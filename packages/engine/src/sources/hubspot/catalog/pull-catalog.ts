import type { Property } from '../../../catalog/property.ts';
import { type CatalogChanges, writePortalCatalog } from '../../../project/node/portal-catalog.ts';
import type { HubSpotApi, HubSpotObject } from '../api/hubspot-api.ts';
import { portalEntries, type SkippedProperty } from './portal-entries.ts';
import { portalProperty } from './portal-property.ts';

export interface CatalogReport extends CatalogChanges {
  readonly portal: string;
  /** Properties that the portal has. */
  readonly properties: number;
  readonly skipped: readonly SkippedProperty[];
  /** Objects whose properties the token may not read; what the catalogue says of them stays. */
  readonly unreadable: readonly string[];
}

const objects: Readonly<Record<string, HubSpotObject>> = { contact: 'contacts', deal: 'deals', company: 'companies' };

/** Takes the properties of a portal into the project's catalogue. */
export async function pullCatalog(api: HubSpotApi, root: string, signal?: AbortSignal): Promise<CatalogReport> {
  const { portalId } = await api.account(signal);
  const properties: Property[] = [];
  const unreadable: string[] = [];
  for (const [object, asked] of Object.entries(objects)) {
    const definitions = await definitionsOf(api, asked, signal);
    if (definitions === undefined) unreadable.push(object);
    else properties.push(...definitions.flatMap((definition) => portalProperty(object, definition) ?? []));
  }
  const { entries, skipped } = portalEntries(properties);
  return {
    portal: portalId,
    properties: properties.length,
    skipped,
    unreadable,
    ...writePortalCatalog(root, entries, unreadable),
  };
}

/** Rules about contacts alone need no right to read deals and companies. */
async function definitionsOf(
  api: HubSpotApi,
  object: HubSpotObject,
  signal: AbortSignal | undefined,
): Promise<Awaited<ReturnType<HubSpotApi['properties']>> | undefined> {
  try {
    return await api.properties(object, signal);
  } catch (error) {
    const isForbidden = (error as { kind?: unknown }).kind === 'scope';
    if (object === 'contacts' || !isForbidden) throw error;
    return undefined;
  }
}
