import type { Property } from '../../packages/engine/src/catalog/property.ts';
import { cellReader } from '../../packages/engine/src/sources/cell-reader.ts';
import type { Cell } from '../../packages/engine/src/values/value.ts';
import type { Zone } from '../../packages/engine/src/values/zone.ts';

/** A text as the engine reads it, as an import would. */
export function engineCell(text: string, property: Property, zone: Zone): Cell {
  return text === '' ? undefined : cellReader(property, { zone, onUnlisted: () => {} })(text);
}
