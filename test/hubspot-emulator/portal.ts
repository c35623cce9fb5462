import type { Database } from 'better-sqlite3';
import { invalid } from './http/failure.ts';
import { ListMembers } from './lists/list-members.ts';
import { readBranch } from './lists/read-branch.ts';
import { contactProperties } from './properties/contact-properties.ts';
import { type PropertyTraits, type PropertyType, property } from './properties/definition.ts';
import { companyProperties, dealProperties } from './properties/object-properties.ts';
import { PropertySet } from './properties/property-set.ts';
import { SearchIndex } from './search/search-index.ts';
import { Associations } from './store/associations.ts';
import { Blocklist } from './store/blocklist.ts';
import { type EmailEvent, EmailEvents } from './store/email-events.ts';
import type { ExportTask } from './store/export-task.ts';
import { ListStore, type ProcessingType } from './store/lists.ts';
import { ObjectStore } from './store/object-store.ts';
import type { Owner } from './store/owner.ts';
import type { NewRecord, Values } from './store/record.ts';

export type ObjectName = 'contacts' | 'deals' | 'companies';

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

export interface PortalSettings {
  readonly portalId: number;
  readonly timeZone: string;
  readonly accountType: 'STANDARD' | 'DEVELOPER_TEST' | 'SANDBOX' | 'APP_DEVELOPER';
  /** How long the search index takes to notice a write. */
  readonly indexLagMs: number;
  /** How long a list takes to settle after it was made or changed. */
  readonly listDelayMs: number;
  /** How long an export takes. */
  readonly exportDelayMs: number;
  /** Whether NEQ, NOT_IN and NOT_CONTAINS_TOKEN of a search find records without a value; HubSpot does not say. */
  readonly negativesFindUnknown: boolean;
  /** How a record says that a property which was asked for has no value. */
  readonly noValue: 'null' | 'missing';
  /** Records of one call that asks for history. */
  readonly historyPage: number;
}

/** A property of contacts where no other object is named. */
interface NewProperty extends PropertyTraits {
  readonly name: string;
  readonly type: PropertyType;
  readonly label?: string;
  readonly object?: ObjectName;
}

interface NewList {
  readonly name: string;
  readonly processingType: ProcessingType;
  readonly filterBranch?: unknown;
  readonly listId?: string;
}

/** What the portal holds. Tests fill it and look into it directly; calls come by the endpoints. */
export class Portal {
  readonly settings: PortalSettings;
  readonly clock: Clock;
  readonly db: Database;
  readonly objects: Readonly<Record<ObjectName, ObjectStore>>;
  readonly properties: Readonly<Record<ObjectName, PropertySet>>;
  readonly associations: Associations;
  readonly blocklist: Blocklist;
  readonly owners: Owner[] = [];
  readonly lists: ListStore;
  readonly listMembers: ListMembers;
  readonly emailEvents = new EmailEvents();
  readonly exports: ExportTask[] = [];
  readonly #indexes = new Map<ObjectName, SearchIndex>();

  constructor(db: Database, clock: Clock, settings: PortalSettings) {
    this.db = db;
    this.clock = clock;
    this.settings = settings;
    const store = (object: ObjectName) =>
      new ObjectStore(db, object, { now: () => clock.now(), indexLagMs: settings.indexLagMs });
    this.objects = { contacts: store('contacts'), deals: store('deals'), companies: store('companies') };
    this.properties = {
      contacts: new PropertySet(contactProperties),
      deals: new PropertySet(dealProperties),
      companies: new PropertySet(companyProperties),
    };
    this.lists = new ListStore(db);
    this.listMembers = new ListMembers(this);
    this.associations = new Associations(db);
    this.blocklist = new Blocklist();
  }

  get contacts(): ObjectStore {
    return this.objects.contacts;
  }

  searchIndex(object: ObjectName): SearchIndex {
    const index = this.#indexes.get(object) ?? new SearchIndex(this, object);
    this.#indexes.set(object, index);
    return index;
  }

  /** Adds contacts as they are given, in one transaction; their ids. */
  addContacts(contacts: Iterable<NewRecord>): string[] {
    return this.contacts.add(contacts);
  }

  addDeals(deals: Iterable<NewRecord>): string[] {
    return this.objects.deals.add(deals);
  }

  addCompanies(companies: Iterable<NewRecord>): string[] {
    return this.objects.companies.add(companies);
  }

  /** Moves contacts to the recycle bin. */
  archive(ids: Iterable<string>): void {
    this.contacts.archive(ids);
  }

  /** Changes a contact as a person or HubSpot itself would: read-only properties too, with history. */
  set(id: string, values: Values): void {
    this.contacts.set(id, values);
  }

  associate(to: 'deals' | 'companies', contactId: string, otherId: string): void {
    this.associations.add(to, contactId, otherId);
  }

  addOwner(owner: Pick<Owner, 'id' | 'email' | 'firstName' | 'lastName'> & { archived?: boolean }): void {
    const at = new Date(this.clock.now()).toISOString();
    const rest = { type: 'PERSON', userId: Number(owner.id), createdAt: at, updatedAt: at } as const;
    this.owners.push({ archived: false, ...rest, ...owner });
  }

  /** Adds a list as HubSpot's API does, structural rules included; an active one settles after `listDelayMs`. */
  addList({ name, processingType, filterBranch, listId = this.lists.nextId() }: NewList): string {
    this.lists.assertFree(name);
    if (filterBranch !== undefined) this.assertFilters(filterBranch);
    if ((processingType === 'MANUAL') !== (filterBranch === undefined))
      throw invalid(`A ${processingType} list ${processingType === 'MANUAL' ? 'has no' : 'needs a'} filterBranch`);
    const now = this.clock.now();
    const settlesAt = processingType === 'MANUAL' ? now : now + this.settings.listDelayMs;
    const times = { createdAt: now, updatedAt: now, filtersUpdatedAt: now, settlesAt };
    this.lists.put({
      listId,
      name,
      processingType,
      listVersion: 1,
      ...times,
      ...(filterBranch !== undefined && { filterBranch }),
    });
    if (processingType === 'SNAPSHOT')
      this.lists.addMembers(listId, this.listMembers.matching(filterBranch).map(String), now);
    return listId;
  }

  /** Ids of no contact, or of members, are passed over; those that were added. */
  addMembers(listId: string, ids: Iterable<string>): string[] {
    const existing = [...ids].filter((id) => this.contacts.get(id)?.archivedAt === undefined && this.contacts.get(id));
    return this.lists.addMembers(listId, existing, this.clock.now());
  }

  /** The ids of a list's members at this moment, ascending. */
  membersOf(listId: string): string[] {
    const list = this.lists.get(listId);
    return list ? this.listMembers.of(list).map(({ id }) => String(id)) : [];
  }

  /** Throws HubSpot's refusal where a filterBranch breaks its rules. */
  assertFilters(filterBranch: unknown): void {
    readBranch(filterBranch, {
      properties: this.properties.contacts,
      listExists: (id) => this.lists.get(id) !== undefined && this.lists.get(id)?.deletedAt === undefined,
    });
  }

  addEvent(event: EmailEvent): void {
    this.emailEvents.add(event);
  }

  /** Adds a property, one of the portal's own unless it says otherwise. */
  addProperty({ name, type, label = name, object = 'contacts', ...traits }: NewProperty): void {
    this.properties[object].put(property(name, label, type, { hubspotDefined: false, ...traits }));
  }
}
