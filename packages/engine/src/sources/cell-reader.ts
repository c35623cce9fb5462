import type { Property } from '../catalog/property.ts';
import type { DateFormat } from '../values/date-format.ts';
import { selectedOptions } from '../values/multi-select.ts';
import { instantOfMoment, readBoolean, readDate, readDateTime, readNumber } from '../values/readable.ts';
import { unreadable, type Value } from '../values/value.ts';
import type { Zone } from '../values/zone.ts';

/** Reads the text of a cell that is not empty; what its type cannot be read from is `unreadable`. */
export type CellReader = (text: string) => Value | typeof unreadable;

export interface CellReaderOptions {
  readonly zone: Zone;
  readonly dateFormat?: DateFormat;
  /** Called for a known value that is none of a closed enumeration's options. */
  onUnlisted(): void;
}

export function cellReader(property: Property, options: CellReaderOptions): CellReader {
  switch (property.type) {
    case 'string':
      return (text) => text;
    case 'number':
      return (text) => readNumber(text) ?? unreadable;
    case 'boolean':
      return booleanReader(property);
    case 'date':
      return dateReader(options);
    case 'datetime':
      return dateTimeReader(options);
    case 'enumeration':
      return optionReader(property, options);
    case 'multi_enumeration':
      return multiSelectReader(property, options);
  }
}

function booleanReader({ options = [] }: Property): CellReader {
  const labels = new Map(options.map(({ label, value }) => [label.toLowerCase(), value === 'true']));
  return (text) => readBoolean(text) ?? labels.get(text.toLowerCase()) ?? unreadable;
}

function dateReader({ dateFormat }: CellReaderOptions): CellReader {
  return (text) => readDate(text) ?? dateFormat?.read(text)?.day ?? unreadable;
}

function dateTimeReader({ zone, dateFormat }: CellReaderOptions): CellReader {
  return (text) => {
    const instant = readDateTime(text, zone);
    if (instant !== undefined) return instant;
    const moment = dateFormat?.read(text);
    return moment === undefined ? unreadable : instantOfMoment(moment, zone);
  };
}

/** The option of a value or a label, in any letter case; a value wins over a label. */
function optionsByText({ options = [] }: Property): (text: string) => string | undefined {
  const exact = new Set(options.map(({ value }) => value));
  const byLetters = new Map<string, string>();
  for (const { value, label } of options) byLetters.set(label.toLowerCase(), value);
  for (const { value } of options) byLetters.set(value.toLowerCase(), value);
  return (text) => (exact.has(text) ? text : byLetters.get(text.toLowerCase()));
}

function optionReader(property: Property, { onUnlisted }: CellReaderOptions): CellReader {
  const optionOf = optionsByText(property);
  return (text) => {
    const option = optionOf(text);
    if (option === undefined && property.open !== true) onUnlisted();
    return option ?? text;
  };
}

function multiSelectReader(property: Property, { onUnlisted }: CellReaderOptions): CellReader {
  const optionOf = optionsByText(property);
  return (text) => {
    const selected = selectedOptions(text);
    const options = selected.map(optionOf);
    if (property.open !== true && options.includes(undefined)) onUnlisted();
    return options.map((option, index) => option ?? selected[index]).join(';') || text;
  };
}
