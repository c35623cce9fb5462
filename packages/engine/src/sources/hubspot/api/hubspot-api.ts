import type { SearchBody } from '../filters/search-body.ts';

/** What Listwise asks of HubSpot, one method a call. All throw `HubSpotError`; answers have been checked for shape. */
export interface HubSpotApi {
  /** Calls sent so far, repeated ones included. */
  readonly requestsSent: number;
  account(signal?: AbortSignal): Promise<AccountDetails>;
  /** The daily allowance: calls made and allowed; `undefined` where the token may not ask. */
  dailyUsage(signal?: AbortSignal): Promise<{ readonly used: number; readonly limit: number } | undefined>;
  /** The properties of `contacts`, `deals` or `companies`. */
  properties(object: HubSpotObject, signal?: AbortSignal): Promise<readonly PropertyDefinition[]>;
  /** One page of all records in the order of their ids, 100 at most. */
  page(request: PageRequest): Promise<Page<HubSpotRecord>>;
  /** Records by id, 100 at most; ids that do not exist are left out. */
  read(request: ReadRequest): Promise<readonly HubSpotRecord[]>;
  search(body: SearchBody, signal?: AbortSignal): Promise<SearchPage>;
  /** The ids of the records of `to` that each contact is associated with; 100 contacts at most. */
  associations(
    to: HubSpotObject,
    contacts: readonly string[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, readonly string[]>>;
  readonly lists: ListsApi;
  /** Email events, newest first, 1,000 a page at most; `offset` is short-lived. */
  emailEvents(request: EmailEventsRequest): Promise<EmailEventsPage>;
  /** Starts an export of a list or of all contacts; its task's id. */
  startExport(request: ExportRequest): Promise<string>;
  /** `url` can be fetched without a token for five minutes. */
  exportStatus(task: string, signal?: AbortSignal): Promise<{ readonly status: ExportStatus; readonly url?: string }>;
  owners(signal?: AbortSignal): Promise<readonly Owner[]>;
}

export type HubSpotObject = 'contacts' | 'deals' | 'companies';

export interface AccountDetails {
  readonly portalId: string;
  readonly accountType: string;
  readonly timeZone: string;
  /** What HubSpot's clock said, milliseconds since 1970; absent where the answer carried no date. */
  readonly serverTime?: number;
}

export interface PropertyDefinition {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly fieldType: string;
  readonly description?: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly hidden?: boolean }[];
  readonly calculated?: boolean;
  readonly externalOptions?: boolean;
  readonly hidden?: boolean;
  readonly readOnlyValue?: boolean;
}

/** Values are text; a property without a value is missing or `null`. */
export interface HubSpotRecord {
  readonly id: string;
  readonly properties: Readonly<Record<string, string | null | undefined>>;
  /** Recorded values, newest first. */
  readonly propertiesWithHistory?: Readonly<
    Record<string, readonly { readonly value: string | null; readonly timestamp: string }[]>
  >;
  readonly archived: boolean;
  readonly updatedAt?: string;
}

export interface PageRequest {
  readonly object: HubSpotObject;
  readonly properties: readonly string[];
  readonly histories?: readonly string[];
  /** Where the last page ended. */
  readonly after?: string;
  readonly limit?: number;
  readonly archived?: boolean;
  readonly signal?: AbortSignal;
}

export interface ReadRequest {
  readonly object: HubSpotObject;
  readonly ids: readonly string[];
  readonly properties: readonly string[];
  readonly histories?: readonly string[];
  readonly archived?: boolean;
  readonly signal?: AbortSignal;
}

export interface Page<T> {
  readonly results: readonly T[];
  /** Absent on the last page. */
  readonly after?: string;
}

export interface SearchPage extends Page<HubSpotRecord> {
  readonly total: number;
}

export type ProcessingType = 'MANUAL' | 'DYNAMIC' | 'SNAPSHOT';

export interface HubSpotList {
  readonly listId: string;
  readonly name: string;
  readonly processingType: ProcessingType;
  readonly processingStatus?: 'COMPLETE' | 'PAUSED' | 'PROCESSING';
  readonly size?: number;
  /** As HubSpot returns it, asked for with `withFilters`. */
  readonly filterBranch?: unknown;
}

export interface ListsApi {
  /** All contact lists that are not deleted, without their filters. */
  all(signal?: AbortSignal): Promise<readonly HubSpotList[]>;
  /** `undefined` where there is none (any more). */
  byId(listId: string, signal?: AbortSignal): Promise<HubSpotList | undefined>;
  /** Letter case does not matter. */
  byName(name: string, signal?: AbortSignal): Promise<HubSpotList | undefined>;
  /** The ids of the members, ascending, page by page. */
  members(listId: string, signal?: AbortSignal): AsyncIterable<readonly string[]>;
}

export interface EmailEvent {
  readonly id: string;
  readonly type: string;
  /** Absent from the events that take a bounce back, as HubSpot documents them. */
  readonly recipient?: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly category?: string;
  readonly emailCampaignId?: number;
}

export interface EmailEventsRequest {
  readonly type: string;
  readonly from?: number;
  readonly to?: number;
  readonly offset?: string;
  readonly recipient?: string;
  readonly signal?: AbortSignal;
}

export interface EmailEventsPage {
  readonly events: readonly EmailEvent[];
  /** Absent on the last page. */
  readonly offset?: string;
}

export interface ExportRequest {
  readonly name: string;
  readonly listId: string;
  readonly properties: readonly string[];
  readonly signal?: AbortSignal;
}

export type ExportStatus = 'PENDING' | 'PROCESSING' | 'COMPLETE' | 'CANCELED';

export interface Owner {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  readonly archived: boolean;
}
