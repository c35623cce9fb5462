import type { Property } from '../../../catalog/property.ts';
import type { ColumnMapping } from '../../../project/project-config.ts';
import { millisecondsPerDay } from '../../../values/calendar.ts';
import { readNumber } from '../../../values/readable.ts';
import { unreadable, type Value } from '../../../values/value.ts';
import type { Zone } from '../../../values/zone.ts';
import { cellReader } from '../../cell-reader.ts';
import type { Database } from '../database.ts';
import type { SqlCell } from '../sql.ts';

export type ColumnFormat = NonNullable<ColumnMapping['format']>;

/** Reads what a user's own column holds, by the meaning that imports have too. */
type ColumnReader = (value: SqlCell) => Value | undefined | typeof unreadable;

/** The readers of all columns that a statement looks at, each under a number by which SQL calls it. */
export interface ColumnReaders {
  numberOf(property: Property, format: ColumnFormat | undefined): number;
  /** The columns by their numbers: enough to give another connection the same readers. */
  columns(): readonly ReadColumn[];
}

export interface ReadColumn {
  readonly property: Property;
  readonly format: ColumnFormat | undefined;
}

/** Defines `listwise_read(number, cell)` and `listwise_can_read(number, cell)`. */
export function columnReaders(database: Database, zone: Zone, known: readonly ReadColumn[] = []): ColumnReaders {
  const columns: ReadColumn[] = [];
  const readers: ColumnReader[] = [];
  const numbers = new Map<Property, Map<ColumnFormat | undefined, number>>();
  const read = (number: SqlCell | undefined, cell: SqlCell | undefined): ReturnType<ColumnReader> =>
    (readers[number as number] as ColumnReader)(cell ?? null);

  database.define('listwise_read', (number, cell) => {
    const value = read(number, cell);
    if (value === undefined || value === unreadable) return null;
    return typeof value === 'boolean' ? Number(value) : value;
  });
  database.define('listwise_can_read', (number, cell) => (read(number, cell) === unreadable ? 0 : 1));

  function numberOf(property: Property, format: ColumnFormat | undefined): number {
    const byFormat = numbers.get(property) ?? new Map<ColumnFormat | undefined, number>();
    numbers.set(property, byFormat);
    let number = byFormat.get(format);
    if (number === undefined) {
      number = readers.push(columnReader(property, format, zone)) - 1;
      columns.push({ property, format });
      byFormat.set(format, number);
    }
    return number;
  }

  for (const { property, format } of known) numberOf(property, format);
  return { numberOf, columns: () => [...columns] };
}

/** `undefined` is unknown: NULL, or the empty string. */
function columnReader(property: Property, format: ColumnFormat | undefined, zone: Zone): ColumnReader {
  const read = readerFor(property, format, zone);
  return (value) => {
    if (value === null || value === '') return undefined;
    if (value instanceof Uint8Array) return unreadable;
    return read(value);
  };
}

function readerFor(
  property: Property,
  format: ColumnFormat | undefined,
  zone: Zone,
): (value: string | number) => Value | typeof unreadable {
  const readText = cellReader(property, { zone, onUnlisted: () => {} });
  switch (property.type) {
    case 'boolean':
      // SQLite has no booleans: 0 and 1 stand for them.
      return (value) => (value === 0 || value === 1 ? value === 1 : readText(String(value)));
    case 'number':
      return (value) => (typeof value === 'number' ? (Number.isFinite(value) ? value : unreadable) : readText(value));
    case 'date':
    case 'datetime':
      return format === undefined || format === 'iso'
        ? (value) => readText(String(value))
        : epochReader(property.type === 'date', format);
    default:
      return (value) => readText(String(value));
  }
}

function epochReader(
  isDay: boolean,
  format: 'epoch' | 'epoch_ms',
): (value: string | number) => number | typeof unreadable {
  const scale = format === 'epoch' ? 1000 : 1;
  return (value) => {
    const number = typeof value === 'number' ? value : readNumber(value);
    if (number === undefined || !(Math.abs(number * scale) <= 8.64e15)) return unreadable;
    const instant = Math.floor(number * scale);
    return isDay ? Math.floor(instant / millisecondsPerDay) : instant;
  };
}
