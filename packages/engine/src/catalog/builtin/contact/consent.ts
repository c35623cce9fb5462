import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

/** HubSpot writes two of these values with an en dash and the third with a hyphen. */
const legalBases = {
  'Legitimate interest – prospect/lead': 'Legitimate interest - Lead',
  'Legitimate interest – existing customer': 'Legitimate interest - Customer',
  'Legitimate interest - other': 'Legitimate interest - Other',
  'Performance of a contract': 'Performance of a contract',
  'Freely given consent from contact': 'Freely given consent from contact',
  'Not applicable': 'Not applicable',
};

const confirmationStatuses = {
  Confirmed: 'Confirmed',
  'Confirmation Pending': 'Confirmation Pending',
  'Confirmation Email Sent': 'Confirmation Email Sent',
  'User clicked confirmation': 'User clicked confirmation',
  'HubSpot Rep. marked confirmed': 'HubSpot Rep. marked confirmed',
  'Customer marked confirmed': 'Customer marked confirmed',
  'Confirmed from previous behavior': 'Confirmed from previous behavior',
  'Confirmed due to form': 'Confirmed due to form',
};

/** What the contact agreed to. */
export const consentProperties: readonly Property[] = [
  contactProperty('hs_legal_basis', "Legal basis for processing contact's data", 'multi_enumeration', {
    alias: 'legal_basis',
    options: legalBases,
    writable: true,
    description: 'On what grounds the data may be processed; Not applicable takes the contact out of GDPR protection.',
  }),
  contactProperty('hs_emailconfirmationstatus', 'Marketing email confirmation status', 'enumeration', {
    alias: 'confirmation_status',
    options: confirmationStatuses,
    description: 'How far double opt-in has come for the address.',
  }),
  contactProperty('hs_data_privacy_ads_consent', 'Ads Consent from Forms', 'boolean', {
    alias: 'ads_consent',
    hidden: true,
  }),
  contactProperty('hs_contact_enrichment_opt_out', 'Enrichment opt out', 'boolean', { alias: 'enrichment_opt_out' }),
  contactProperty('hs_contact_enrichment_opt_out_timestamp', 'Enrichment opt out timestamp', 'datetime', {
    alias: 'enrichment_opt_out_date',
  }),
];
