import type { Property } from '../../../catalog/property.ts';
import type { Relation } from '../../../catalog/relation.ts';
import type { Sql } from '../sql.ts';
import type { KeepRows } from './kept-rows.ts';

/**
 * How records stand in a database, whoever made it: the local store and a user's own tables each provide this view,
 * and the compiler knows no other difference between them. All expressions are about one row under an alias.
 */
export interface RecordView {
  /** The tables of a row: what stands behind FROM. */
  readonly from: Sql;
  /** The record's key, for joins. */
  readonly key: Sql;
  /** True for records that are not archived; absent where all are live. */
  readonly live?: Sql;
  /**
   * The value in canonical form (booleans 0 and 1, dates as days, datetimes as milliseconds), NULL when unknown or
   * unreadable; `undefined` when the table does not hold the property.
   */
  value(property: Property): Sql | undefined;
  /** Whether the row can answer for a stored property; absent where every row can. */
  answers(property: Property): Sql | undefined;
  /** The text of an unreadable cell, else NULL; absent where none is unreadable. */
  rawText(property: Property): Sql | undefined;
}

/** The recorded values of one property; the value is canonical. */
export interface HistoryView {
  readonly from: Sql;
  readonly contact: Sql;
  readonly at: Sql;
  readonly value: Sql;
  /** Whether the recorded value can be read; absent where all can. */
  readonly answers?: Sql;
  /** Restricts `from` to the property. */
  readonly isProperty: Sql;
}

/** The records that a relation leads to. */
export interface RelatedView {
  readonly record: RecordView;
  /** What stands in the related row for the contact. */
  readonly contact: Sql;
  /** Whether that is the contact's key or its normalised address. */
  readonly by: 'key' | 'address';
}

export interface DatabaseView {
  /** Given in a scan; a query on its own is asked once anyway. */
  readonly keepRows?: KeepRows | undefined;
  /** The contacts under an alias; several views of them may stand in one statement. */
  contacts(alias: string): RecordView;
  /** The normalised address and the domain of a contact under an alias. */
  address(alias: string): Sql;
  domain(alias: string): Sql;
  history(property: Property, alias: string): HistoryView | undefined;
  /** The keys of the members of a list, as a subquery. */
  listMembers(list: string): Sql | undefined;
  /** For relations whose records have a table of their own. */
  related(relation: Relation, alias: string): RelatedView | undefined;
}
