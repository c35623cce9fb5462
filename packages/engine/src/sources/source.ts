import type { Catalog } from '../catalog/catalog.ts';
import type { Property } from '../catalog/property.ts';
import type { EvaluatedRecord } from '../evaluate/evaluated-record.ts';
import type { BitSet } from '../plan/bit-set.ts';
import type { LogicalPlan } from '../plan/logical-plan.ts';
import type { Selection } from '../plan/selection.ts';
import type { Reads } from '../semantics/reads.ts';
import type { PropertyType } from '../values/value.ts';

/** A record's id, as text. Ids are ordered numerically where all of them are integers, else as text. */
export type RecordId = string;

/** What a source is, and how fresh. */
export interface SourceDescription {
  readonly name: string;
  readonly type: string;
  /** Tells this database or portal from any other. */
  readonly identity: string;
  /** When its data was read from the CRM: milliseconds since 1970; absent where that is not known. */
  readonly readAt?: number;
}

/** What a rule reads and the source was never given. */
export type Missing =
  | { readonly kind: 'property'; readonly property: Property }
  /** The source holds it as another type than the catalogue now says. */
  | { readonly kind: 'type'; readonly property: Property; readonly storedAs: PropertyType }
  | { readonly kind: 'history'; readonly property: Property }
  | { readonly kind: 'list'; readonly list: string }
  | { readonly kind: 'relation'; readonly relation: string };

/** The answers to the questions of a plan. Ordinals number the live records in an order of the source's own. */
export interface ScanResult {
  readonly records: number;
  /** One number per question. */
  readonly counts: readonly number[];
  /** One set per question that wants members. */
  readonly members: readonly (BitSet | undefined)[];
  /** The ids of the records in a set, ascending. */
  ids(members: BitSet): Iterable<RecordId>;
}

export interface ScanOptions {
  readonly signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

/** A record read whole: what the evaluator needs, and the text of cells that cannot be read. */
export interface ReadRecord extends EvaluatedRecord {
  /** The raw text of an unreadable cell. */
  rawText(property: Property): string | undefined;
}

/** What a source runs. */
export interface Explanation {
  /** The request or statement, as it is sent. */
  readonly statement: string;
  /** The values bound to it, in their order. */
  readonly values: readonly unknown[];
  /** How the source goes about it. */
  readonly notes: readonly string[];
}

/** How a source answers the questions of all rules in one scan. */
export interface ScanExplanation {
  /** What it finds out of each record, and how many predicates that decides. */
  readonly dimensions: readonly {
    readonly what: string;
    readonly regions: number;
    readonly predicates: number;
  }[];
  /** What it runs, in this order. */
  readonly statements: readonly Pick<Explanation, 'statement' | 'values'>[];
  readonly notes: readonly string[];
}

/** A place where records live. All sources give the same answers; one suite of tests holds them to it. */
export interface Source {
  readonly name: string;
  describe(): Promise<SourceDescription>;
  /** The number of live records. */
  count(): Promise<number>;
  /** What the source lacks of all that is read. */
  missing(reads: Reads): Promise<readonly Missing[]>;
  /** Answers all questions of a plan in one pass. */
  scan(plan: LogicalPlan, options?: ScanOptions): Promise<ScanResult>;
  /** The ids of the records for which a formula holds, ascending. */
  select(selection: Selection, options?: ScanOptions): AsyncIterable<readonly RecordId[]>;
  /** How many records a formula holds for. */
  countOf(selection: Selection): Promise<number>;
  /** Records by id, with all that is read of them; ids that do not exist are left out. */
  read(ids: readonly RecordId[], reads: Reads, catalog: Catalog): Promise<readonly ReadRecord[]>;
  /** What will be run for a question, to the letter. */
  explain(selection: Selection): Promise<Explanation>;
  /** What a scan will run for a plan. */
  explainScan(plan: LogicalPlan): Promise<ScanExplanation>;
  close(): Promise<void>;
}
