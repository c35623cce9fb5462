import type { ObjectCatalog } from '../catalog/catalog.ts';
import type { HistoryEntry } from '../evaluate/evaluated-record.ts';
import type { RecordData } from '../sources/memory/memory-records.ts';
import type { Cell } from '../values/value.ts';

/** A record that answers for everything with nothing: unknown, never updated, in no list, nothing related. */
export function blankRecord(id: string, { properties }: ObjectCatalog): Required<Omit<RecordData, 'rawTexts'>> {
  const stored = properties.filter(({ origin }) => origin !== 'computed').map(({ name }) => name);
  return {
    id,
    cells: new Map<string, Cell>(stored.map((name) => [name, undefined])),
    histories: new Map<string, readonly HistoryEntry[]>(stored.map((name) => [name, []])),
    lists: new Set(),
    related: new Map(),
  };
}
