import { Temporal } from 'temporal-polyfill';
import type { Property } from '../../packages/engine/src/catalog/property.ts';
import { numberOfDay } from './days.ts';

/** What a cell says. Days are numbers of days since 1970-01-01, instants milliseconds since then. */
export type Said =
  | { readonly kind: 'value'; readonly value: string | number | boolean }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'not supplied' };

export const unknown: Said = { kind: 'unknown' };
const unreadable: Said = { kind: 'unreadable' };

const readings = new WeakMap<Property, Map<string, Said>>();

/** DESIGN §3, “Readable”. A text is read once per property and zone. */
export function readCell(text: string | undefined, property: Property, zone: string): Said {
  if (text === undefined) return { kind: 'not supplied' };
  if (text === '') return unknown;
  const ofProperty = readings.get(property) ?? new Map<string, Said>();
  readings.set(property, ofProperty);
  const key = `${zone} ${text}`;
  const reading = ofProperty.get(key) ?? read(text, property, zone);
  ofProperty.set(key, reading);
  return reading;
}

function read(text: string, property: Property, zone: string): Said {
  const value = meaningOf(text, property, zone);
  return value === undefined ? unreadable : { kind: 'value', value };
}

function meaningOf(text: string, property: Property, zone: string): string | number | boolean | undefined {
  switch (property.type) {
    case 'string':
      return text;
    case 'number': {
      const isNumber = /^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(text) && Number.isFinite(Number(text));
      return isNumber ? Number(text) : undefined;
    }
    case 'boolean': {
      const lower = text.toLowerCase();
      if (lower === 'true' || lower === 'yes') return true;
      if (lower === 'false' || lower === 'no') return false;
      const labelled = property.options?.find(({ label }) => label.toLowerCase() === lower);
      return labelled === undefined ? undefined : labelled.value === 'true';
    }
    case 'enumeration':
      return optionOf(text, property);
    case 'multi_enumeration': {
      const selected = text
        .split(';')
        .filter((option) => option !== '')
        .map((option) => optionOf(option, property));
      return selected.length === 0 ? text : selected.join(';');
    }
    case 'date':
      return dayOf(text);
    case 'datetime':
      return instantOf(text, zone);
  }
}

/** An option by its value, else by its value or label in any letter case; any other text stays as it is. */
function optionOf(text: string, { options = [] }: Property): string {
  const lower = text.toLowerCase();
  const found =
    options.find(({ value }) => value === text) ??
    options.find(({ value }) => value.toLowerCase() === lower) ??
    options.find(({ label }) => label.toLowerCase() === lower);
  return found?.value ?? text;
}

const written =
  /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{3}))?)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?$/;

interface Written {
  readonly date: Temporal.PlainDate;
  readonly time?: Temporal.PlainTime;
  readonly zone?: string;
}

function readWritten(text: string): Written | undefined {
  const match = written.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second, millisecond] = match.slice(1, 8).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  try {
    const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
    if (match[4] === undefined) return { date };
    const time = Temporal.PlainTime.from({ hour, minute, second, millisecond }, { overflow: 'reject' });
    return match[8] === undefined ? { date, time } : { date, time, zone: match[8] };
  } catch {
    return undefined;
  }
}

function dayOf(text: string): number | undefined {
  if (/^\d{13}$/.test(text))
    return numberOfDay(Temporal.Instant.fromEpochMilliseconds(Number(text)).toZonedDateTimeISO('UTC').toPlainDate());
  const found = readWritten(text);
  return found === undefined ? undefined : numberOfDay(found.date);
}

function instantOf(text: string, zone: string): number | undefined {
  if (/^\d{13}$/.test(text)) return Number(text);
  const found = readWritten(text);
  if (found === undefined) return undefined;
  const { date, time, zone: own } = found;
  if (time === undefined) return date.toZonedDateTime(zone).epochMilliseconds;
  const zoneOfText = own === undefined ? zone : own === 'Z' ? 'UTC' : own;
  return date.toPlainDateTime(time).toZonedDateTime(zoneOfText, { disambiguation: 'compatible' }).epochMilliseconds;
}
