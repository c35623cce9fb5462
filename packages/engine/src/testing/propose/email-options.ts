import type { Catalog } from '../../catalog/catalog.ts';
import type { BoundComparison } from '../../semantics/bound-criteria.ts';
import type { Moment } from '../../values/moment.ts';
import { knownValues } from './cell-options.ts';

const mostParts = 40;

/**
 * Addresses that tell comparisons on an address and on its parts apart: put together from the parts that they name,
 * else plainly made up; one that is malformed, and none.
 */
export function emailOptions(
  comparisons: readonly BoundComparison[],
  moment: Moment,
  catalog: Catalog,
): (string | undefined)[] {
  const textsFor = (name: string): string[] => {
    const property = catalog.contacts.named(name);
    const about = comparisons.filter((comparison) => comparison.property === property);
    if (property === undefined || about.length === 0) return [];
    return knownValues(property, about, moment).map(String).slice(0, mostParts);
  };
  const whole = textsFor('email');
  const locals = ['someone', ...textsFor('email_local_part')];
  const domains = [
    'example.com',
    ...[...textsFor('email_domain'), ...textsFor('email_parent_domain')].flatMap(domainsWith),
  ];
  const made = locals.flatMap((local) => domains.map((domain) => `${local}@${domain}`));
  return [...new Set([...made, ...whole.flatMap(addressesWith), ...whole, 'not an address']), undefined];
}

/** Domains that hold a piece of one. */
function domainsWith(text: string): string[] {
  return [text, `mail.${text}`, `example${text}`, `${text}example.com`];
}

/** Addresses that hold a text somewhere. */
function addressesWith(text: string): string[] {
  if (text.includes('@')) return [text, `someone${text}`, `${text}example.com`];
  return [`${text}@example.com`, `someone@${text}`, `someone@example${text}`];
}
