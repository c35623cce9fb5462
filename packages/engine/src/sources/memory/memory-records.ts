import type { Catalog } from '../../catalog/catalog.ts';
import type { Property } from '../../catalog/property.ts';
import { computedCell } from '../../evaluate/computed-cells.ts';
import type { EvaluatedRecord, HistoryEntry } from '../../evaluate/evaluated-record.ts';
import { domainOf, normaliseAddress } from '../../values/address.ts';
import { groupBy } from '../../values/group-by.ts';
import { type Cell, notSupplied } from '../../values/value.ts';
import type { ReadRecord } from '../source.ts';

/** A record given as data; cells and histories are keyed by internal property name. */
export interface RecordData {
  readonly id: string;
  /** A property that is not there is not supplied; one that is `undefined` is unknown. */
  readonly cells: ReadonlyMap<string, Cell>;
  readonly rawTexts?: ReadonlyMap<string, string>;
  readonly histories?: ReadonlyMap<string, readonly HistoryEntry[]>;
  readonly lists?: ReadonlySet<string>;
  /** Records of relations by association or address; shared address and domain are worked out. */
  readonly related?: ReadonlyMap<string, readonly RecordData[]>;
}

/** Records as the evaluator sees them: neighbours by address and domain, and computed properties, included. */
export function memoryRecords(data: readonly RecordData[], catalog: Catalog, ofObject = 'contact'): ReadRecord[] {
  const email = catalog.contacts.named('email');
  const addressOf = (record: RecordData): string | undefined => {
    const cell = email && record.cells.get(email.name);
    return typeof cell === 'string' ? normaliseAddress(cell) : undefined;
  };
  const byAddress = groupBy(data, addressOf);
  const byDomain = groupBy(data, (record) => {
    const address = addressOf(record);
    return address === undefined ? undefined : domainOf(address);
  });
  const records = new Map<RecordData, ReadRecord>();

  function recordOf(record: RecordData, object: string): ReadRecord {
    let made = records.get(record);
    if (made === undefined) {
      made = create(record, object);
      records.set(record, made);
    }
    return made;
  }

  function create(record: RecordData, object: string): ReadRecord {
    const stored = (property: Property): Cell =>
      property.object !== object || !record.cells.has(property.name) ? notSupplied : record.cells.get(property.name);
    const computed = new Map<string, Cell>();
    return {
      id: record.id,
      cell: (property) => {
        if (property.origin !== 'computed') return stored(property);
        if (!computed.has(property.name)) {
          const countOfAddress = (address: string): number => byAddress.get(address)?.length ?? 0;
          computed.set(property.name, computedCell(property, { catalog, stored, countOfAddress }));
        }
        return computed.get(property.name);
      },
      history: (property) => record.histories?.get(property.name),
      inList: (list) => record.lists?.has(list),
      related: (relation) => related(record, relation),
      rawText: (property) => record.rawTexts?.get(property.name),
    };
  }

  function related(record: RecordData, name: string): EvaluatedRecord[] {
    const relation = catalog.relation(name);
    if (relation?.join === 'same address' || relation?.join === 'same domain') {
      const address = addressOf(record);
      if (address === undefined) return [];
      const domain = domainOf(address);
      const group =
        relation.join === 'same address' ? byAddress.get(address) : domain === undefined ? [] : byDomain.get(domain);
      return (group ?? []).filter((other) => other !== record).map((other) => recordOf(other, 'contact'));
    }
    return (record.related?.get(name) ?? []).map((other) => recordOf(other, relation?.object ?? name));
  }

  return data.map((record) => recordOf(record, ofObject));
}
