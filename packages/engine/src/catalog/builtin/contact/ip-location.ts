import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

/** Where the contact's IP address says that the contact is. */
export const ipLocationProperties: readonly Property[] = [
  contactProperty('ip_city', 'IP City', 'string'),
  contactProperty('ip_state', 'IP State/Region', 'string'),
  contactProperty('ip_state_code', 'IP State Code/Region Code', 'string'),
  contactProperty('ip_zipcode', 'IP Zipcode', 'string', { hidden: true }),
  contactProperty('ip_country', 'IP Country', 'string', {
    description: 'Country of the IP address seen on a form or page; the contact may live elsewhere.',
  }),
  contactProperty('ip_country_code', 'IP Country Code', 'string'),
  contactProperty('ip_latlon', 'IP Latitude & Longitude', 'string', { hidden: true }),
  contactProperty('hs_ip_timezone', 'IP Timezone', 'string', { alias: 'ip_time_zone' }),
];
