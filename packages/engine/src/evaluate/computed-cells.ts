import { getDomain } from 'tldts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Property } from '../catalog/property.ts';
import { domainOf, isMalformedAddress, localPartOf, normaliseAddress } from '../values/address.ts';
import { type Cell, isDecided, notSupplied } from '../values/value.ts';

/** What a computed property is worked out from. */
export interface ComputationInput {
  readonly catalog: Catalog;
  /** The record's stored values. */
  stored(property: Property): Cell;
  /** How many records of the source have this normalised address. */
  countOfAddress(address: string): number;
}

/** The value of a computed property. Where it rests on a value that is unreadable or not supplied, so is it. */
export function computedCell(property: Property, input: ComputationInput): Cell {
  const inputs = input.catalog.storedBehind(property);
  if (inputs.length === 0) return notSupplied;
  const cells = inputs.map((each) => input.stored(each));
  const undecided = cells.find((cell) => !isDecided(cell));
  if (undecided !== undefined) return undecided;
  return computations[property.name]?.(cells, input);
}

type Computation = (cells: readonly Cell[], input: ComputationInput) => Cell;

const computations: Readonly<Record<string, Computation>> = {
  email_domain: ofAddress(domainOf),
  email_local_part: ofAddress(localPartOf),
  email_parent_domain: ofAddress(parentDomainOf),
  email_is_malformed: ([email]) =>
    typeof email === 'string' ? isMalformedAddress(normaliseAddress(email) ?? '') : undefined,
  same_email_count: ([email], input) => ofAddress((address) => input.countOfAddress(address))([email], input),
  opted_out_of_every_type: (optOuts) =>
    optOuts.every((optOut) => optOut === undefined) ? undefined : optOuts.every((optOut) => optOut === true),
  owner_name: ([owner], { catalog }) => (typeof owner === 'string' ? ownerNameOf(owner, catalog) : undefined),
};

function ofAddress(compute: (address: string) => Cell): Computation {
  return ([email]) => {
    const address = typeof email === 'string' ? normaliseAddress(email) : undefined;
    return address === undefined ? undefined : compute(address);
  };
}

/** `example.co.uk` for `bo@mail.example.co.uk`, by the public suffix list. */
export function parentDomainOf(address: string): string | undefined {
  const domain = domainOf(address);
  return domain === undefined ? undefined : (getDomain(domain) ?? undefined);
}

/** The owner's label where the catalogue knows the id; exports write the name itself. */
export function ownerNameOf(owner: string, catalog: Catalog): string | undefined {
  const option = catalog.contacts.named('hubspot_owner_id')?.options?.find(({ value }) => value === owner);
  if (option !== undefined) return option.label;
  return /^\d+$/.test(owner) ? undefined : owner;
}
