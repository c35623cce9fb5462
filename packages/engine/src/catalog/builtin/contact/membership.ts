import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

/** Registration for private content on your own site; none of it concerns marketing e-mail. */
export const membershipProperties: readonly Property[] = [
  contactProperty('hs_content_membership_status', 'Status', 'enumeration', {
    alias: 'membership_status',
    options: { active: 'Active', inactive: 'Inactive' },
    writable: true,
    description: "Whether the contact's access to private content is active.",
  }),
  contactProperty('hs_content_membership_notes', 'Membership Notes', 'string', {
    alias: 'membership_notes',
    writable: true,
  }),
  contactProperty('hs_content_membership_email', 'Member email', 'string', {
    alias: 'membership_email',
    writable: true,
  }),
  contactProperty('hs_content_membership_email_confirmed', 'Email Confirmed', 'boolean', {
    alias: 'membership_email_confirmed',
    description:
      'Whether the address was confirmed for private content; confirmation_status is about marketing e-mail.',
  }),
  contactProperty('hs_content_membership_registered_at', 'Registered At', 'datetime', {
    alias: 'membership_registered_date',
  }),
  contactProperty(
    'hs_content_membership_registration_domain_sent_to',
    'Domain to which registration email was sent',
    'string',
    { alias: 'membership_registration_domain' },
  ),
  contactProperty('hs_content_membership_registration_email_sent_at', 'Time registration email was sent', 'datetime', {
    alias: 'membership_registration_email_date',
  }),
  contactProperty(
    'hs_content_membership_follow_up_enqueued_at',
    'Time enrolled in registration follow up emails',
    'datetime',
    { alias: 'membership_follow_up_date' },
  ),
  contactProperty(
    'hs_membership_last_private_content_access_date',
    'Membership last private content access date',
    'datetime',
    {
      alias: 'membership_last_access_date',
    },
  ),
];
