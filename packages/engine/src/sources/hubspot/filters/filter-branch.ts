/**
 * The filters of a HubSpot list, as far as Listwise writes and reads them. The root is an `OR` without filters whose
 * branches are `AND`s; HubSpot refuses any other shape.
 */
export interface ListFilters {
  readonly filterBranchType: 'OR';
  readonly filterBranchOperator: 'OR';
  readonly filters: readonly [];
  readonly filterBranches: readonly AndBranch[];
}

export interface AndBranch {
  readonly filterBranchType: 'AND';
  readonly filterBranchOperator: 'AND';
  readonly filterBranches: readonly [];
  readonly filters: readonly ListFilter[];
}

export type ListFilter = PropertyFilter | InListFilter;

export interface PropertyFilter {
  readonly filterType: 'PROPERTY';
  readonly property: string;
  readonly operation: PropertyOperation;
}

export interface InListFilter {
  readonly filterType: 'IN_LIST';
  readonly listId: string;
  readonly operator: 'IN_LIST' | 'NOT_IN_LIST';
}

/** Every operation says whether records without a value pass; HubSpot's own default is that they do not. */
interface Operation {
  readonly includeObjectsWithNoValueSet: boolean;
}

export type PropertyOperation = Operation &
  (
    | { readonly operationType: 'ALL_PROPERTY'; readonly operator: 'IS_KNOWN' | 'IS_UNKNOWN' }
    | {
        readonly operationType: 'BOOL';
        readonly operator: 'IS_EQUAL_TO' | 'IS_NOT_EQUAL_TO' | 'HAS_EVER_BEEN_EQUAL_TO' | 'HAS_NEVER_BEEN_EQUAL_TO';
        readonly value: boolean;
      }
    | {
        readonly operationType: 'ENUMERATION';
        readonly operator:
          | 'IS_ANY_OF'
          | 'IS_NONE_OF'
          | 'IS_EXACTLY'
          | 'IS_NOT_EXACTLY'
          | 'CONTAINS_ALL'
          | 'DOES_NOT_CONTAIN_ALL'
          | 'HAS_EVER_BEEN_ANY_OF'
          | 'HAS_NEVER_BEEN_ANY_OF';
        readonly values: readonly string[];
      }
    | {
        readonly operationType: 'MULTISTRING';
        readonly operator:
          | 'IS_EQUAL_TO'
          | 'IS_NOT_EQUAL_TO'
          | 'CONTAINS'
          | 'DOES_NOT_CONTAIN'
          | 'STARTS_WITH'
          | 'ENDS_WITH';
        readonly values: readonly string[];
      }
    | {
        readonly operationType: 'STRING';
        readonly operator: 'HAS_EVER_BEEN_EQUAL_TO' | 'HAS_NEVER_BEEN_EQUAL_TO';
        readonly value: string;
      }
    | {
        readonly operationType: 'NUMBER';
        readonly operator:
          | 'IS_EQUAL_TO'
          | 'IS_NOT_EQUAL_TO'
          | 'IS_GREATER_THAN'
          | 'IS_GREATER_THAN_OR_EQUAL_TO'
          | 'IS_LESS_THAN'
          | 'IS_LESS_THAN_OR_EQUAL_TO'
          | 'HAS_EVER_BEEN_EQUAL_TO'
          | 'HAS_NEVER_BEEN_EQUAL_TO';
        readonly value: number;
      }
    | {
        readonly operationType: 'NUMBER_RANGED';
        readonly operator: 'IS_BETWEEN' | 'IS_NOT_BETWEEN';
        /** Whole numbers. */
        readonly lowerBound: number;
        readonly upperBound: number;
      }
    | {
        readonly operationType: 'TIME_POINT';
        readonly type: 'TIME_POINT';
        readonly operator: 'IS_BEFORE' | 'IS_AFTER';
        readonly timePoint: TimePoint;
        readonly endpointBehavior: 'EXCLUSIVE' | 'INCLUSIVE';
        readonly propertyParser: 'VALUE' | 'UPDATED_AT';
      }
    | {
        readonly operationType: 'TIME_RANGED';
        readonly type: 'TIME_RANGED';
        readonly operator: 'IS_BETWEEN' | 'IS_NOT_BETWEEN';
        readonly lowerBoundTimePoint: TimePoint;
        readonly upperBoundTimePoint: TimePoint;
        readonly lowerBoundEndpointBehavior: 'EXCLUSIVE' | 'INCLUSIVE';
        readonly upperBoundEndpointBehavior: 'EXCLUSIVE' | 'INCLUSIVE';
        readonly propertyParser: 'VALUE' | 'UPDATED_AT';
      }
  );

export type TimePoint = { readonly timezoneSource: 'CUSTOM'; readonly zoneId: string } & (
  | {
      readonly timeType: 'DATE';
      readonly year: number;
      readonly month: number;
      readonly day: number;
      readonly hour: number;
      readonly minute: number;
      readonly second: number;
      readonly millisecond: number;
    }
  | {
      readonly timeType: 'INDEXED';
      readonly indexReference: {
        readonly referenceType: 'NOW' | 'TODAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';
      };
      readonly offset?: Readonly<Partial<Record<'days' | 'weeks' | 'months' | 'quarters' | 'years', number>>>;
    }
  | {
      readonly timeType: 'PROPERTY_REFERENCED';
      readonly property: string;
      readonly referenceType: 'VALUE' | 'UPDATED_AT';
    }
);
