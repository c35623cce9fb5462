import type { Catalog, ObjectCatalog } from '../../catalog/catalog.ts';
import { type Property, preferredName } from '../../catalog/property.ts';
import { dayText } from '../../values/calendar.ts';
import { selectedOptions } from '../../values/multi-select.ts';
import { readDateTime } from '../../values/readable.ts';
import { type Cell, isDecided, type Value } from '../../values/value.ts';
import { valueText } from '../../values/value-text.ts';
import type { Zone } from '../../values/zone.ts';
import type { ValueData } from '../read-record.ts';
import type { Draft } from './draft.ts';

/** A draft as a test file writes a record. */
export function draftValues(draft: Draft, object: string, catalog: Catalog, zone: Zone): Record<string, unknown> {
  const properties = catalog.object(object) ?? catalog.contacts;
  const cells = [...(draft.cells ?? [])].map(([name, value]) =>
    named(name, properties, (property) => valueData(value, property, zone)),
  );
  const histories = [...(draft.histories ?? [])]
    .filter(([, entries]) => entries.length > 0)
    .map(([name, entries]) =>
      named(name, properties, (property) =>
        entries.map(({ at, value }) => ({ at: instantText(at, zone), value: valueData(value, property, zone) })),
      ),
    );
  const related = [...(draft.related ?? [])]
    .filter(([, drafts]) => drafts.length > 0)
    .map(([name, drafts]) => {
      const relation = catalog.relation(name);
      return [
        relation?.plural ?? name,
        drafts.map((each) => draftValues(each, relation?.object ?? name, catalog, zone)),
      ];
    });
  return {
    ...Object.fromEntries(cells.filter(([, value]) => value !== null)),
    ...((draft.lists ?? []).length === 0 ? {} : { lists: draft.lists }),
    ...(histories.length === 0 ? {} : { history: Object.fromEntries(histories) as object }),
    ...Object.fromEntries(related),
  };
}

function named<T>(name: string, properties: ObjectCatalog, make: (property: Property) => T): [string, T | null] {
  const property = properties.named(name);
  return property === undefined ? [name, null] : [preferredName(property), make(property)];
}

function valueData(cell: Cell, property: Property, zone: Zone): ValueData {
  if (cell === undefined || !isDecided(cell)) return null;
  switch (property.type) {
    case 'date':
      return dayText(cell as number);
    case 'datetime':
      return instantText(cell as number, zone);
    case 'multi_enumeration':
      return selectedOptions(cell as string);
    default:
      return cell as Value;
  }
}

/** In the project's zone, as exports write it; with the zone where local time alone would mean another instant. */
function instantText(instant: number, zone: Zone): string {
  const local = valueText(instant, 'datetime', zone);
  return readDateTime(local, zone) === instant ? local : new Date(instant).toISOString();
}
