import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

/** Postal address, time zone and telephone numbers. */
export const addressAndPhoneProperties: readonly Property[] = [
  contactProperty('address', 'Street Address', 'string', { writable: true }),
  contactProperty('city', 'City', 'string', { writable: true }),
  contactProperty('state', 'State/Region', 'string', { writable: true }),
  contactProperty('hs_state_code', 'State/Region Code', 'string', { alias: 'state_code', writable: true }),
  contactProperty('zip', 'Postal Code', 'string', { alias: 'postal_code', writable: true }),
  contactProperty('country', 'Country/Region', 'string', { writable: true }),
  contactProperty('hs_country_region_code', 'Country/Region Code', 'string', { alias: 'country_code', writable: true }),
  contactProperty('hs_timezone', 'Time Zone', 'enumeration', { alias: 'time_zone', open: true, writable: true }),
  contactProperty('phone', 'Phone Number', 'string', { writable: true }),
  contactProperty('mobilephone', 'Mobile Phone Number', 'string', { alias: 'mobile_phone', writable: true }),
  contactProperty('fax', 'Fax Number', 'string', { writable: true }),
  contactProperty('hs_whatsapp_phone_number', 'WhatsApp Phone Number', 'string', {
    alias: 'whatsapp_phone',
    writable: true,
  }),
  contactProperty('hs_calculated_phone_number', 'Calculated Phone Number in International Format', 'string', {
    alias: 'international_phone',
    hidden: true,
  }),
  contactProperty('hs_calculated_mobile_number', 'Calculated Mobile Number in International Format', 'string', {
    alias: 'international_mobile_phone',
    hidden: true,
  }),
];
