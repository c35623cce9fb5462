import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

/** Advertisements that the contact clicked. */
export const adProperties: readonly Property[] = [
  contactProperty('hs_google_click_id', 'Google ad click id', 'string', {
    alias: 'google_click_id',
    writable: true,
    headers: ['Google Click ID'],
  }),
  contactProperty('hs_facebook_click_id', 'Facebook click id', 'string', {
    alias: 'facebook_click_id',
    writable: true,
    headers: ['Facebook Click ID'],
  }),
  contactProperty('hs_facebook_ad_clicked', 'Clicked Facebook ad', 'boolean', {
    alias: 'facebook_ad_clicked',
    hidden: true,
    writable: true,
  }),
  contactProperty('hs_linkedin_click_id', 'LinkedIn click id', 'string', {
    alias: 'linkedin_click_id',
    writable: true,
  }),
  contactProperty('hs_linkedin_ad_clicked', 'Clicked LinkedIn Ad', 'boolean', {
    alias: 'linkedin_ad_clicked',
    storedAsEnumeration: true,
    options: { true: 'Yes', false: 'No' },
    hidden: true,
    writable: true,
  }),
];
