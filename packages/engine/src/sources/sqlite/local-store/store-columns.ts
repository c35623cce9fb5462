import type { Property } from '../../../catalog/property.ts';
import type { PropertyType } from '../../../values/value.ts';
import { type Database, rowOf, rowsOf } from '../database.ts';
import { name, type Sql, sql } from '../sql.ts';

/** The objects that have a table with a column a property. */
export type StoredObject = 'contact' | 'address';

export function storedObjectOf(property: Property): StoredObject {
  return property.origin === 'address' ? 'address' : 'contact';
}

export const tableOf: Readonly<Record<StoredObject, string>> = { contact: 'contacts', address: 'addresses' };

/** How SQLite keeps a type: dates as days and datetimes as milliseconds since 1970. */
export const columnTypes: Readonly<Record<PropertyType, 'TEXT' | 'REAL' | 'INTEGER'>> = {
  boolean: 'INTEGER',
  string: 'TEXT',
  number: 'REAL',
  enumeration: 'TEXT',
  multi_enumeration: 'TEXT',
  date: 'INTEGER',
  datetime: 'INTEGER',
};

/**
 * The column of a property. SQLite takes `Region` and `region` for one name, and the table has an `id` of its own:
 * capitals and that name are marked with a `$`, which no property's name has.
 */
export function columnOf(property: string): Sql {
  const marked = property === 'id' ? 'id$' : property.replace(/[A-Z]/g, '$&$$');
  return name(marked);
}

/** What the store holds: its columns, and which properties its records were given. */
export interface StoreContents {
  /** The type that each column was written with. */
  columnType(object: StoredObject, property: string): PropertyType | undefined;
  /** The sets of properties that records of the object were given. */
  suppliedSets(object: StoredObject): readonly SuppliedSet[];
  /** Whether any record has an unreadable cell there. */
  hasUnreadable(object: StoredObject, property: string): boolean;
  hasHistory(property: string): boolean;
  hasList(list: string): boolean;
  hasEmailEvents(): boolean;
  hasAssociations(relation: string): boolean;
  /** Whether the table of related records has a column for their property. */
  hasRelatedColumn(property: Property): boolean;
}

export interface SuppliedSet {
  readonly id: number;
  readonly properties: ReadonlySet<string>;
}

export function readContents(database: Database): StoreContents {
  const types = new Map<string, PropertyType>();
  for (const [object, property, type] of rowsOf(database, sql`SELECT object, property, type FROM columns`))
    types.set(`${object} ${property}`, type as PropertyType);
  const sets: Record<StoredObject, SuppliedSet[]> = { contact: [], address: [] };
  for (const [id, object, properties] of rowsOf(database, sql`SELECT id, object, properties FROM supplied`))
    sets[object as StoredObject].push({
      id: id as number,
      properties: new Set(JSON.parse(properties as string) as string[]),
    });
  const exists = (question: Sql): boolean => rowOf(database, question) !== undefined;

  return {
    columnType: (object, property) => types.get(`${object} ${property}`),
    suppliedSets: (object) => sets[object],
    hasUnreadable: (object, property) =>
      exists(sql`SELECT 1 FROM unreadable WHERE object = ${object} AND property = ${property} LIMIT 1`),
    hasHistory: (property) => exists(sql`SELECT 1 FROM histories WHERE property = ${property}`),
    hasList: (list) => exists(sql`SELECT 1 FROM lists WHERE name = ${list}`),
    hasEmailEvents: () => exists(sql`SELECT 1 FROM imports WHERE kind = 'email-events' LIMIT 1`),
    hasRelatedColumn: ({ object, name }) => types.has(`${object} ${name}`),
    hasAssociations: (relation) => exists(sql`SELECT 1 FROM columns WHERE object = ${relation} LIMIT 1`),
  };
}
