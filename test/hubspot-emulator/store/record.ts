import type { RecordedValue } from './history.ts';

export type Values = Readonly<Record<string, string>>;

/** A record of an object type. Instants are milliseconds since 1970. */
export interface StoredRecord {
  readonly id: number;
  readonly values: Values;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly archivedAt: number | undefined;
}

/** A record as tests give it. Without `createdAt` it was made a day ago, so that the search index has it. */
export interface NewRecord {
  readonly id?: string;
  readonly properties: Values;
  readonly createdAt?: number | string;
  readonly updatedAt?: number | string;
  readonly history?: Readonly<Record<string, readonly RecordedValue[]>>;
}

/** A row of an object's table. */
export interface Row {
  id: number;
  properties: string;
  created: number;
  updated: number;
  archived: number | null;
}

export function recordOf({ id, properties, created, updated, archived }: Row): StoredRecord {
  return {
    id,
    values: JSON.parse(properties) as Values,
    createdAt: created,
    updatedAt: updated,
    archivedAt: archived ?? undefined,
  };
}

/** Without what an empty text clears. */
export function known(values: Values): Values {
  for (const value of Object.values(values))
    if (value === '') return Object.fromEntries(Object.entries(values).filter(([, text]) => text !== ''));
  return values;
}

export function instantOf(instant: number | string | undefined): number | undefined {
  return typeof instant === 'string' ? Date.parse(instant) : instant;
}
