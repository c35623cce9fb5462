import type { Property } from '../property.ts';
import { defineProperty } from './define.ts';

function computed(name: string, label: string, type: Property['type'], description: string): Property {
  return defineProperty('contact', 'computed', name, label, type, { description });
}

/** What Listwise works out itself from other properties of the contact, or of its neighbours. */
export const computedProperties: readonly Property[] = [
  computed('email_domain', 'Domain of the e-mail address', 'string', 'What stands behind the last @ of the address.'),
  computed('email_local_part', 'Local part of the e-mail address', 'string', 'What stands before the last @.'),
  computed(
    'email_parent_domain',
    'Registered domain of the e-mail address',
    'string',
    'The domain as it was registered: `example.co.uk` for `mail.example.co.uk`.',
  ),
  computed(
    'email_is_malformed',
    'E-mail address is malformed',
    'boolean',
    'The text cannot be an e-mail address: no @, a space, a missing or impossible domain.',
  ),
  computed(
    'same_email_count',
    'Contacts with this e-mail address',
    'number',
    'How many contacts have this address, this one included.',
  ),
  computed(
    'opted_out_of_every_type',
    'Opted out of every subscription type',
    'boolean',
    'Every subscription type that the catalogue knows is opted out of.',
  ),
  computed('owner_name', 'Name of the contact owner', 'string', 'The owner as the CRM shows it.'),
];

/** The properties that each computed one is worked out from; `opted_out_of_every_type` depends on the catalogue. */
export const computedFrom: Readonly<Record<string, readonly string[]>> = {
  email_domain: ['email'],
  email_local_part: ['email'],
  email_parent_domain: ['email'],
  email_is_malformed: ['email'],
  same_email_count: ['email'],
  owner_name: ['hubspot_owner_id'],
};
