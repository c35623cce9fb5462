import type { Property } from '../property.ts';
import { defineProperty, type PropertyDetails } from './define.ts';

function addressProperty(name: string, label: string, type: Property['type'], details: PropertyDetails): Property {
  return defineProperty('contact', 'address', name, label, type, details);
}

/** What HubSpot's export of unsubscribes and bounces says of an e-mail address. */
export const addressProperties: readonly Property[] = [
  addressProperty('portal_bounce', 'Portal Bounce', 'boolean', {
    description: "The address bounced hard in this account's own emails.",
  }),
  addressProperty('portal_bounce_reason', 'Portal Bounce Reason', 'string', {
    description: 'Why it bounced, where the export names a reason.',
  }),
  addressProperty('portal_unsubscribe', 'Portal Unsubscribe', 'boolean', {
    description: 'The address unsubscribed from all email of this account.',
  }),
  addressProperty('spam_report', 'Portal Spam Report', 'boolean', {
    headers: ['Spam Report', 'Portal Spam Reports'],
    description: 'An email of this account was marked as spam or moved to junk at this address.',
  }),
  addressProperty('global_bounce', 'Global Bounce', 'boolean', {
    description: 'The address bounced hard in several HubSpot accounts and is dropped in all of them.',
  }),
  addressProperty('marketing_information', 'Marketing Information', 'boolean', {
    description: 'The address opted out of the default subscription type.',
  }),
];
