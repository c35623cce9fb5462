import { getDomain } from 'tldts';
import type { Property } from '../../packages/engine/src/catalog/property.ts';
import type { PlainContact, PlainData, PlainValues } from './plain-data.ts';
import { readCell, type Said, unknown } from './read-cell.ts';

/** A record of which questions can be asked. */
export interface OracleRecord {
  said(property: Property): Said;
  /** The recorded values; `undefined` when they are not held. */
  history(property: Property): readonly { readonly at: number; readonly said: Said }[] | undefined;
  inList(list: string): boolean;
  related(relation: string): readonly OracleRecord[];
  /** The stored properties that a property rests on: itself, unless it is computed. */
  storedBehind(property: Property): readonly Property[];
}

export interface OracleWorld {
  readonly data: PlainData;
  readonly zone: string;
  /** The properties of contacts, as the catalogue has them. */
  readonly properties: readonly Property[];
}

export function contactRecord(contact: PlainContact, world: OracleWorld): OracleRecord {
  const { data, zone, properties } = world;
  const named = (name: string): Property => properties.find((each) => each.name === name) as Property;
  const subscriptions = properties.filter(
    ({ name, type, origin }) => origin === 'record' && type === 'boolean' && /^hs_email_optout_./.test(name),
  );
  const address = addressOf(contact);

  function stored(property: Property): Said {
    if (property.origin === 'address') return ofLedger(property);
    if (property.name === 'hs_object_id') return readCell(contact.id, property, zone);
    return readCell(contact.values[property.name], property, zone);
  }

  /** An address that is not in the ledger, and a contact without one, say nothing. */
  function ofLedger(property: Property): Said {
    const entry = data.ledger.find((each) => address !== undefined && normalised(each.address) === address);
    return entry === undefined ? unknown : readCell(entry.values[property.name], property, zone);
  }

  function storedBehind(property: Property): readonly Property[] {
    if (property.origin !== 'computed') return [property];
    if (property.name === 'opted_out_of_every_type') return subscriptions;
    return [named(property.name === 'owner_name' ? 'hubspot_owner_id' : 'email')];
  }

  function computed(property: Property): Said {
    const inputs = storedBehind(property).map(stored);
    const unusable = inputs.find(({ kind }) => kind === 'unreadable' || kind === 'not supplied');
    if (unusable !== undefined) return unusable;
    const values = inputs.map((said) => (said.kind === 'value' ? said.value : undefined));
    const value = compute(property.name, values);
    return value === undefined || value === '' ? unknown : { kind: 'value', value };
  }

  function compute(name: string, values: readonly (string | number | boolean | undefined)[]): Value {
    const [only] = values;
    const at = address?.lastIndexOf('@') ?? -1;
    const domain = at < 0 ? undefined : address?.slice(at + 1);
    switch (name) {
      case 'email_domain':
        return domain;
      case 'email_local_part':
        return at < 0 ? undefined : address?.slice(0, at);
      case 'email_parent_domain':
        return domain === undefined ? undefined : (getDomain(domain) ?? undefined);
      case 'email_is_malformed':
        return only === undefined ? undefined : !/^[^\s@\p{Cc}]+@([a-z0-9-]+\.)+[a-z]{2,}$/u.test(address ?? '');
      case 'same_email_count':
        return address === undefined ? undefined : data.contacts.filter((each) => addressOf(each) === address).length;
      case 'opted_out_of_every_type':
        return values.every((value) => value === undefined) ? undefined : values.every((value) => value === true);
      case 'owner_name': {
        const option = named('hubspot_owner_id').options?.find(({ value }) => value === only);
        return option?.label ?? (/^[0-9]+$/.test(String(only)) ? undefined : only);
      }
      default:
        throw new Error(`The oracle does not know ${name}`);
    }
  }

  return {
    said: (property) => (property.origin === 'computed' ? computed(property) : stored(property)),
    storedBehind,
    history: (property) =>
      data.historied.includes(property.name)
        ? (contact.histories?.[property.name] ?? []).map(({ at, text }) => ({
            at,
            said: readCell(text, property, zone),
          }))
        : undefined,
    inList: (list) => data.lists[list]?.includes(contact.id) === true,
    related: (relation) => {
      switch (relation) {
        case 'deal':
          return data.deals
            .filter(({ contacts }) => contacts.includes(contact.id))
            .map(({ values }) => relatedRecord(values, zone));
        case 'email_event':
          return data.emailEvents
            .filter((event) => address !== undefined && normalised(event.address) === address)
            .map(({ values }) => relatedRecord(values, zone));
        case 'same_address':
          return others()
            .filter((other) => address !== undefined && addressOf(other) === address)
            .map(asRecord);
        case 'same_domain':
          return others()
            .filter((other) => domainOf(address) !== undefined && domainOf(addressOf(other)) === domainOf(address))
            .map(asRecord);
        default:
          throw new Error(`The oracle does not know ${relation}`);
      }
    },
  };

  function others(): readonly PlainContact[] {
    return data.contacts.filter(({ id }) => id !== contact.id);
  }

  function asRecord(other: PlainContact): OracleRecord {
    return contactRecord(other, world);
  }
}

type Value = string | number | boolean | undefined;

/** A deal or an event: it has its own properties and nothing else. */
function relatedRecord(values: PlainValues, zone: string): OracleRecord {
  return {
    said: (property) => readCell(values[property.name], property, zone),
    storedBehind: (property) => [property],
    history: () => undefined,
    inList: () => false,
    related: () => [],
  };
}

function addressOf({ values }: PlainContact): string | undefined {
  return normalised(values['email'] ?? '');
}

function normalised(text: string): string | undefined {
  return text.trim().toLowerCase() || undefined;
}

function domainOf(address: string | undefined): string | undefined {
  if (address === undefined || !address.includes('@')) return undefined;
  return address.slice(address.lastIndexOf('@') + 1) || undefined;
}
