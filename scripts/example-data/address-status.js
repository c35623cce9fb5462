import { person } from './people.js';
import { randomFrom } from './random.js';

/** The portal's own subscription type has a column of its own, after the default one. */
export const statusHeader = [
  'Email',
  'Portal Bounce',
  'Portal Unsubscribe',
  'Portal Spam Report',
  'Global Bounce',
  'Marketing Information',
  'Customer Service Communication',
];

/** HubSpot's export of unsubscribes and bounces: addresses, whether or not a contact has them. */
export function statusRows(contacts) {
  const random = randomFrom(14);
  const withAddress = contacts.filter(({ email }) => email !== undefined);
  const complaining = new Set(complainers(withAddress));
  const bouncedElsewhere = new Set(withAddress.filter(isDelivered).filter((_, index) => index % 83 === 40));
  const known = withAddress
    .map((contact) => ({
      address: contact.email,
      bounce: contact.history.bounceReason,
      unsubscribed: contact.history.unsubscribed !== undefined,
      complained: complaining.has(contact),
      bouncedElsewhere: bouncedElsewhere.has(contact),
      optedOutOfMarketing: contact.details.score % 31 === 7,
      optedOutOfService: contact.optedOutOfService,
    }))
    .filter(({ address, ...flags }) => Object.values(flags).some((flag) => flag !== undefined && flag !== false));
  const rows = [...known, ...formerAddresses(withAddress, random)].map((status) => [
    // Addresses are compared without regard to capitals.
    random.chance(0.02) ? status.address.toUpperCase() : status.address,
    status.bounce,
    flag(status.unsubscribed),
    flag(status.complained),
    flag(status.bouncedElsewhere),
    flag(status.optedOutOfMarketing),
    flag(status.optedOutOfService),
  ]);
  return rows.sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
}

const flag = (isSet) => (isSet ? 'TRUE' : '');

const isDelivered = ({ fate, history }) => fate === undefined && history.delivered !== undefined;

/** Nine contacts who reported spam: one of them is a customer, two did so on the last newsletter. */
export function complainers(contacts) {
  const delivered = contacts.filter(isDelivered);
  const customers = delivered.filter(({ stage }) => stage === 'Customer');
  const others = delivered.filter(({ stage }) => stage === 'Lead' || stage === 'Subscriber');
  return [customers[7], ...[11, 60, 123, 190, 271, 333, 402, 471].map((index) => others[index])];
}

/** Contacts that were deleted, and addresses from an opt-out list. */
function formerAddresses(contacts, random) {
  const taken = new Set(contacts.map(({ email }) => email));
  return Array.from({ length: 124 }, (_, index) => ({
    address: person(random, taken).email,
    bounce: index % 3 === 0 ? random.pick(['Unknown user', 'Mailbox full', 'Other']) : undefined,
    unsubscribed: index % 3 === 1,
    complained: index % 25 === 20,
    bouncedElsewhere: index % 12 === 0,
    optedOutOfMarketing: index % 3 === 2,
    optedOutOfService: index % 11 === 5,
  }));
}
