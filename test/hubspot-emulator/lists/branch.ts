/** The filters of a list, after their structure was found to be right. */
export interface Branch {
  readonly type: 'OR' | 'AND' | 'ASSOCIATION' | 'UNIFIED_EVENTS';
  readonly filters: readonly ListFilter[];
  readonly branches: readonly Branch[];
}

export type ListFilter =
  | { readonly kind: 'property'; readonly property: string; readonly operation: Operation }
  | { readonly kind: 'list'; readonly listId: string; readonly member: boolean }
  /** Accepted and kept, but it reads what this portal does not hold: it holds for nobody. */
  | { readonly kind: 'other'; readonly filterType: string };

/** A PROPERTY operation: its fields have been checked by `checkOperation`. */
export type Operation = Readonly<Record<string, unknown>> & {
  readonly operationType: string;
  readonly operator: string;
};
