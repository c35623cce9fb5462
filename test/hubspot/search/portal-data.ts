import type { Property } from '../../../packages/engine/src/catalog/property.ts';
import type { Project } from '../../../packages/engine/src/index.ts';
import { dayText } from '../../../packages/engine/src/values/calendar.ts';
import { unreadable } from '../../../packages/engine/src/values/value.ts';
import type { PlainContact, PlainData } from '../../oracle/plain-data.ts';
import { engineCell } from '../../sources/engine-cell.ts';
import type { PortalContact } from './interpret-search.ts';

/**
 * The same records as a portal would hold them: every property supplied, every value of its type, options by their
 * value. What a portal would refuse is unknown there.
 */
export function onPortal(data: PlainData, { catalog, config }: Project): PlainData {
  const properties = catalog.contacts.properties.filter(({ name }) => data.contacts[0]?.values[name] !== undefined);
  const kept = (text: string, property: Property): string => {
    const cell = engineCell(text, property, config.zone);
    if (cell === undefined || typeof cell === 'symbol') return '';
    if (property.type === 'date') return dayText(cell as number);
    if (property.type === 'datetime') return inFourDigits(new Date(cell as number).toISOString());
    return String(cell);
  };
  const contact = ({ id, values, histories = {} }: PlainContact): PlainContact => ({
    id,
    values: Object.fromEntries(
      properties.map((property) => [property.name, kept(values[property.name] ?? '', property)]),
    ),
    histories: Object.fromEntries(
      Object.entries(histories).map(([name, entries]) => {
        const property = catalog.contacts.named(name) as Property;
        return [name, entries.filter(({ text }) => engineCell(text, property, config.zone) !== unreadable)];
      }),
    ),
  });
  return { ...data, contacts: data.contacts.map(contact) };
}

/** An instant that some zone puts into a year before 0 or behind 9999 is none that a portal writes so. */
function inFourDigits(instant: string): string {
  return /^\d{4}-/.test(instant) ? instant : '';
}

/** What search sees of such records. */
export function portalContacts(data: PlainData, { catalog }: Project): PortalContact[] {
  return data.contacts.map(({ id, values }) => ({
    id,
    values: new Map([
      ['hs_object_id', id],
      ...Object.entries(values)
        .filter(([, text]) => text !== '')
        .map(([name, text]): [string, string] => {
          const isDate = /^date(?:time)?$/.test(catalog.contacts.named(name)?.type ?? '');
          return [name, isDate ? String(Date.parse(text)) : text];
        }),
    ]),
  }));
}
