import type { Portal } from '../portal.ts';
import { holdsSeveral, type PropertyDefinition } from '../properties/definition.ts';
import { momentOf } from '../properties/property-set.ts';
import type { StoredRecord } from './record.ts';
import { valueIn } from './record-values.ts';
import { localTime } from './zone.ts';

/** Whether headers are internal names, and whether options are internal values; labels otherwise. */
interface InternalValues {
  readonly names: boolean;
  readonly values: boolean;
}

/** A CSV of contacts: the record id and what was asked for, dates on the portal's clock. */
export function exportCsv(
  portal: Portal,
  records: Iterable<StoredRecord>,
  { properties, internal }: { properties: readonly string[]; internal: InternalValues },
): { csv: string; rows: number } {
  const names = [...new Set(['hs_object_id', ...properties])];
  const columns = names.flatMap((name) => portal.properties.contacts.get(name) ?? []);
  const lines = [columns.map(({ name, label }) => cell(internal.names ? name : label)).join(',')];
  for (const record of records)
    lines.push(
      columns
        .map((column) => {
          const value = valueIn('contacts', record, column.name);
          return value === undefined ? '' : cell(shown(column, value, { portal, internal }));
        })
        .join(','),
    );
  return { csv: `${lines.join('\r\n')}\r\n`, rows: lines.length - 1 };
}

function shown(
  column: PropertyDefinition,
  value: string,
  { portal, internal }: { portal: Portal; internal: InternalValues },
): string {
  if (column.type === 'datetime') return clockTime(portal.settings.timeZone, value);
  if (column.type === 'date') return portal.properties.contacts.canonical(column.name, value);
  if (internal.values || column.options.length === 0) return value;
  const labels = new Map(column.options.map((option) => [option.value, option.label]));
  const parts = holdsSeveral(column) ? value.split(';') : [value];
  return parts.map((part) => labels.get(part) ?? part).join(';');
}

function clockTime(zone: string, value: string): string {
  const moment = momentOf(value);
  if (moment === undefined) return value;
  const { year, month, day, hour, minute } = localTime(zone, moment);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
