import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

/** Forms that the contact filled in. */
export const conversionProperties: readonly Property[] = [
  contactProperty('first_conversion_event_name', 'First Conversion', 'string', {
    alias: 'first_conversion',
    description: 'The first form that the contact submitted.',
  }),
  contactProperty('first_conversion_date', 'First Conversion Date', 'datetime'),
  contactProperty('recent_conversion_event_name', 'Recent Conversion', 'string', {
    alias: 'recent_conversion',
    description: 'The form that the contact submitted last.',
  }),
  contactProperty('recent_conversion_date', 'Recent Conversion Date', 'datetime', {
    description: 'When the contact last submitted a form.',
  }),
  contactProperty('num_conversion_events', 'Number of Form Submissions', 'number', {
    alias: 'form_submissions_count',
    description: 'How many times the contact submitted a form, repeats included.',
  }),
  contactProperty('num_unique_conversion_events', 'Number of Unique Forms Submitted', 'number', {
    alias: 'unique_forms_count',
    description: 'How many different forms the contact submitted.',
  }),
  contactProperty('hs_calculated_form_submissions', 'All form submissions for a contact', 'multi_enumeration', {
    alias: 'form_submissions',
    open: true,
    hidden: true,
    headers: ['The 800 most recent form submissions for a contact'],
  }),
  contactProperty('message', 'Message', 'string', { writable: true }),
];
