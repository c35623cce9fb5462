import type {
  EmailEvent,
  HubSpotApi,
  HubSpotObject,
  HubSpotRecord,
  Page,
  PageRequest,
  PropertyDefinition,
  ReadRequest,
  SearchPage,
} from './api/hubspot-api.ts';
import type { SearchBody, SearchFilter } from './filters/search-body.ts';

/** A contact, deal or company of the portal; `histories` are newest first. */
export interface PortalRecord {
  readonly properties: Readonly<Record<string, string>>;
  readonly histories?: Readonly<
    Record<string, readonly { readonly value: string | null; readonly timestamp: string }[]>
  >;
}

/** A portal in memory: what pulling asks of HubSpot, answered from maps that a test fills and changes. */
export class MemoryPortal {
  portalId = '4711';
  clock = Date.parse('2026-01-15T09:00:00Z');
  /** Names of text properties, or whole definitions. */
  readonly properties: Record<HubSpotObject, (string | PropertyDefinition)[]> = {
    contacts: [],
    deals: [],
    companies: [],
  };
  readonly records: Record<HubSpotObject, Map<number, PortalRecord>> = {
    contacts: new Map(),
    deals: new Map(),
    companies: new Map(),
  };
  readonly bin = new Map<number, PortalRecord>();
  readonly lists = new Map<string, number[]>();
  /** The records of an object that a contact is associated with. */
  readonly associations: Record<'deals' | 'companies', Map<number, number[]>> = {
    deals: new Map(),
    companies: new Map(),
  };
  readonly events: EmailEvent[] = [];
  /** What was asked, in its order. */
  readonly asked: string[] = [];
  /** Throws at the call with this number, counted from now. */
  failsAfter = Number.POSITIVE_INFINITY;

  /** Adds or changes a contact at the moment of the clock. */
  put(id: number, properties: Readonly<Record<string, string>>, histories?: PortalRecord['histories']): void {
    this.records.contacts.set(id, {
      properties: { ...properties, hs_object_id: String(id), lastmodifieddate: new Date(this.clock).toISOString() },
      ...(histories === undefined ? {} : { histories }),
    });
  }

  archive(id: number): void {
    this.bin.set(id, this.records.contacts.get(id) as PortalRecord);
    this.records.contacts.delete(id);
  }

  #ask(what: string): void {
    this.asked.push(what);
    if (this.failsAfter-- <= 0) throw new Error('The connection was lost.');
  }

  get api(): HubSpotApi {
    const portal = this;
    return {
      get requestsSent() {
        return portal.asked.length;
      },
      account: async () => {
        portal.#ask('account');
        return { portalId: portal.portalId, accountType: 'STANDARD', timeZone: 'UTC', serverTime: portal.clock };
      },
      dailyUsage: async () => undefined,
      properties: async (object) => {
        portal.#ask(`properties ${object}`);
        return portal.properties[object].map((each) => (typeof each === 'string' ? definition(each) : each));
      },
      page: async (request) => portal.#page(request),
      read: async (request) => portal.#read(request),
      search: async (body) => portal.#search(body),
      associations: async (to, contacts) => {
        portal.#ask(`associations ${to}`);
        const found = to === 'contacts' ? new Map<number, number[]>() : portal.associations[to];
        return new Map(contacts.map((id) => [id, (found.get(Number(id)) ?? []).map(String)]));
      },
      lists: {
        all: async () => [],
        byId: async () => undefined,
        byName: async (name) => {
          portal.#ask(`list ${name}`);
          return portal.lists.has(name) ? { listId: name, name, processingType: 'MANUAL' } : undefined;
        },
        members: async function* (listId) {
          portal.#ask(`members ${listId}`);
          yield (portal.lists.get(listId) ?? []).map(String);
        },
      },
      emailEvents: async ({ type, from = 0, to = Number.POSITIVE_INFINITY, offset = '0' }) => {
        portal.#ask(`events ${type}`);
        const all = portal.events
          .filter((event) => event.type === type && event.created >= from && event.created <= to)
          .sort((one, other) => other.created - one.created);
        const start = Number(offset);
        const events = all.slice(start, start + 2);
        return { events, ...(start + 2 < all.length ? { offset: String(start + 2) } : {}) };
      },
      startExport: () => Promise.reject(new Error('not asked for')),
      exportStatus: () => Promise.reject(new Error('not asked for')),
      owners: async () => [],
    };
  }

  #page({
    object,
    properties,
    histories,
    after = '0',
    limit = 100,
    archived = false,
  }: PageRequest): Page<HubSpotRecord> {
    this.#ask(`page ${archived ? 'bin' : object}`);
    const from = archived ? this.bin : this.records[object];
    const ids = [...from.keys()].sort((one, other) => one - other).filter((id) => id > Number(after));
    const shown = ids.slice(0, limit);
    return {
      results: shown.map((id) => answer(id, from.get(id) as PortalRecord, properties, histories, archived)),
      ...(ids.length > limit ? { after: String(shown.at(-1)) } : {}),
    };
  }

  #read({ object, ids, properties, histories }: ReadRequest): HubSpotRecord[] {
    this.#ask(`read ${object}`);
    if (ids.length > 100) throw new Error('too many ids');
    return ids.flatMap((id) => {
      const record = this.records[object].get(Number(id));
      return record === undefined ? [] : [answer(Number(id), record, properties, histories, false)];
    });
  }

  #search({ filterGroups, limit = 10 }: SearchBody): SearchPage {
    this.#ask('search');
    const [group] = filterGroups;
    const found = [...this.records.contacts]
      .filter(([, { properties }]) => (group?.filters ?? []).every((filter) => passes(filter, properties)))
      .sort(([one], [other]) => one - other);
    return {
      total: found.length,
      results: found.slice(0, limit).map(([id, record]) => answer(id, record, ['hs_object_id'], undefined, false)),
    };
  }
}

function answer(
  id: number,
  { properties, histories }: PortalRecord,
  wanted: readonly string[],
  wantedHistories: readonly string[] | undefined,
  archived: boolean,
): HubSpotRecord {
  return {
    id: String(id),
    archived,
    properties: Object.fromEntries(wanted.map((name) => [name, properties[name] ?? null])),
    ...(wantedHistories === undefined
      ? {}
      : { propertiesWithHistory: Object.fromEntries(wantedHistories.map((name) => [name, histories?.[name] ?? []])) }),
  };
}

function passes(filter: SearchFilter, properties: Readonly<Record<string, string>>): boolean {
  const text = properties[filter.propertyName] ?? '';
  const held = filter.propertyName === 'lastmodifieddate' ? Date.parse(text) : Number(text);
  switch (filter.operator) {
    case 'GT':
      return held > Number(filter.value);
    case 'GTE':
      return held >= Number(filter.value);
    case 'LTE':
      return held <= Number(filter.value);
    default:
      throw new Error(`no answer to ${filter.operator}`);
  }
}

function definition(name: string): PropertyDefinition {
  return { name, label: name, type: 'string', fieldType: 'text', options: [] };
}
