import type { Property } from '../../packages/engine/src/catalog/property.ts';
import type { Project } from '../../packages/engine/src/index.ts';
import type { RecordData } from '../../packages/engine/src/running.ts';
import { normaliseAddress } from '../../packages/engine/src/values/address.ts';
import type { Cell } from '../../packages/engine/src/values/value.ts';
import type { PlainData, PlainValues } from '../oracle/plain-data.ts';
import { engineCell } from './engine-cell.ts';

/** Plain data as records of the memory source; cells are read by the engine's own readers. */
export function memoryData(data: PlainData, { catalog, config }: Project): RecordData[] {
  const named = (object: string, name: string): Property => catalog.object(object)?.named(name) as Property;
  const cellsOf = (object: string, values: PlainValues): [string, Cell][] =>
    Object.entries(values).map(([name, text]) => [name, engineCell(text, named(object, name), config.zone)]);
  const related = (object: string, id: string, values: PlainValues): RecordData => ({
    id,
    cells: new Map(cellsOf(object, values)),
  });
  const addressProperties = catalog.contacts.properties.filter(({ origin }) => origin === 'address');
  const entries = new Map(data.ledger.map(({ address, values }) => [normaliseAddress(address), values]));

  return data.contacts.map((contact) => {
    const address = normaliseAddress(contact.values['email'] ?? '');
    const entry = address === undefined ? undefined : entries.get(address);
    // What the ledger does not know of an address is unknown; what its row lacks was not supplied.
    const ofAddress: [string, Cell][] =
      entry === undefined ? addressProperties.map(({ name }) => [name, undefined]) : cellsOf('contact', entry);
    return {
      id: contact.id,
      cells: new Map([
        ['hs_object_id', Number(contact.id)] as [string, Cell],
        ...cellsOf('contact', contact.values),
        ...ofAddress,
      ]),
      histories: new Map(
        data.historied.map((name) => [
          name,
          (contact.histories?.[name] ?? []).map(({ at, text }) => ({
            at,
            value: engineCell(text, named('contact', name), config.zone),
          })),
        ]),
      ),
      lists: new Set(Object.keys(data.lists).filter((list) => data.lists[list]?.includes(contact.id))),
      related: new Map([
        [
          'deal',
          data.deals
            .filter(({ contacts }) => contacts.includes(contact.id))
            .map(({ id, values }) => related('deal', id, values)),
        ],
        [
          'email_event',
          data.emailEvents
            .filter((event) => address !== undefined && normaliseAddress(event.address) === address)
            .map(({ values }, index) => related('email_event', `event ${index}`, values)),
        ],
      ]),
    };
  });
}
