import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

/** Columns that an export adds for associated records; HubSpot has no such properties, so the API never returns them. */
export const associationProperties: readonly Property[] = [
  contactProperty('associated_company', 'Associated Company', 'string', {
    description: 'Names of the associated companies; this column exists only in exports.',
  }),
  contactProperty('associated_company_ids', 'Associated Company IDs', 'string', {
    description: 'Record IDs of the associated companies; this column exists only in exports.',
  }),
  contactProperty('associated_company_primary', 'Associated Company (Primary)', 'string', {
    description: 'Name of the primary associated company; this column exists only in exports.',
  }),
  contactProperty('associated_deal', 'Associated Deal', 'string', {
    description: 'Names of the associated deals; this column exists only in exports.',
  }),
  contactProperty('associated_deal_ids', 'Associated Deal IDs', 'string', {
    description: 'Record IDs of the associated deals; this column exists only in exports.',
  }),
  contactProperty('associated_ticket', 'Associated Ticket', 'string', {
    description: 'Names of the associated tickets; this column exists only in exports.',
  }),
  contactProperty('associated_ticket_ids', 'Associated Ticket IDs', 'string', {
    description: 'Record IDs of the associated tickets; this column exists only in exports.',
  }),
];
