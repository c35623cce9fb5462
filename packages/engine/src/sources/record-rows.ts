import type { Catalog } from '../catalog/catalog.ts';
import type { Property } from '../catalog/property.ts';
import { propertyKey } from '../catalog/property.ts';
import type { Reads } from '../semantics/reads.ts';
import { isDecided } from '../values/value.ts';
import { valueText } from '../values/value-text.ts';
import type { Zone } from '../values/zone.ts';
import type { ReadRecord } from './source.ts';

/** What must be read to show these properties. */
export function readsToShow(properties: readonly Property[], catalog: Catalog): Reads {
  const stored = properties.flatMap((property) => catalog.storedBehind(property));
  return {
    properties: new Map(stored.map((property) => [propertyKey(property), property])),
    histories: new Map(),
    lists: new Set(),
    relations: new Map(),
  };
}

/** A cell as text: nothing for unknown, the raw text for unreadable. */
export function cellText(record: ReadRecord, property: Property, zone: Zone): string {
  const cell = record.cell(property);
  if (!isDecided(cell)) return record.rawText(property) ?? '';
  return cell === undefined ? '' : valueText(cell, property.type, zone);
}
