import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

/** Who the contact is: names and e-mail addresses. */
export const identityProperties: readonly Property[] = [
  contactProperty('firstname', 'First Name', 'string', { alias: 'first_name', writable: true }),
  contactProperty('lastname', 'Last Name', 'string', { alias: 'last_name', writable: true }),
  contactProperty('salutation', 'Salutation', 'string', { writable: true }),
  contactProperty('hs_full_name_or_email', 'Full name or email', 'string', {
    alias: 'full_name_or_email',
    description: 'First and last name, or the e-mail address of a contact without a name.',
  }),
  contactProperty('email', 'Email', 'string', {
    writable: true,
    headers: ['Email Address'],
    description: 'The primary e-mail address; bounces, opt-outs and engagement counts belong to it.',
  }),
  contactProperty('hs_additional_emails', 'Additional email addresses', 'multi_enumeration', {
    alias: 'additional_emails',
    open: true,
    hidden: true,
    description: 'Secondary addresses of the same contact, which HubSpot does not send marketing e-mail to.',
  }),
  contactProperty('work_email', 'Work email', 'string', {
    writable: true,
    description: 'A work address given in a lead ad; not the address that HubSpot sends to.',
  }),
  contactProperty('hs_email_domain', 'Email Domain', 'string', {
    description: 'The domain of the primary address as HubSpot last calculated it.',
  }),
  contactProperty('hs_email_type', 'Email type', 'enumeration', {
    alias: 'email_type',
    open: true,
    writable: true,
    description: 'Whether the primary address is a work or a personal one.',
  }),
];
