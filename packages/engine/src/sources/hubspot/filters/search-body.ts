/** What HubSpot's CRM search takes. Groups are joined by `or`, the filters of a group by `and`. */
export interface SearchBody {
  readonly filterGroups: readonly SearchGroup[];
  readonly sorts?: readonly { readonly propertyName: string; readonly direction: 'ASCENDING' | 'DESCENDING' }[];
  readonly properties?: readonly string[];
  /** 1 to 200. */
  readonly limit?: number;
  readonly after?: string;
}

export interface SearchGroup {
  readonly filters: readonly SearchFilter[];
}

/** One test. `HAS_PROPERTY` and `NOT_HAS_PROPERTY` take no value; dates are milliseconds since 1970 (UTC), as text. */
export type SearchFilter =
  | { readonly propertyName: string; readonly operator: 'HAS_PROPERTY' | 'NOT_HAS_PROPERTY' }
  | {
      readonly propertyName: string;
      readonly operator: 'EQ' | 'NEQ' | 'LT' | 'LTE' | 'GT' | 'GTE' | 'CONTAINS_TOKEN' | 'NOT_CONTAINS_TOKEN';
      readonly value: string;
    }
  | { readonly propertyName: string; readonly operator: 'IN' | 'NOT_IN'; readonly values: readonly string[] }
  | { readonly propertyName: string; readonly operator: 'BETWEEN'; readonly value: string; readonly highValue: string };

/** The limits that HubSpot documents for one search (the strictest where its sources differ). */
export const searchLimits = Object.freeze({
  groups: 5,
  filtersInGroup: 6,
  filters: 18,
  /** Characters of the body. */
  bodyLength: 3000,
  pageSize: 200,
  /** Results of one search that can be paged through. */
  results: 10_000,
});
