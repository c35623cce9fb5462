import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

/** Personal details, most of which come from lead ads as free text. */
export const personalProperties: readonly Property[] = [
  contactProperty('hs_persona', 'Persona', 'enumeration', { alias: 'persona', open: true, writable: true }),
  contactProperty('date_of_birth', 'Date of birth', 'string', {
    writable: true,
    description: 'Free text from lead ads, so it cannot be compared as a date.',
  }),
  contactProperty('gender', 'Gender', 'string', { writable: true }),
  contactProperty('marital_status', 'Marital Status', 'string', { writable: true }),
  contactProperty('relationship_status', 'Relationship Status', 'string', { writable: true }),
  contactProperty('military_status', 'Military status', 'string', { writable: true }),
  contactProperty('school', 'School', 'string', { writable: true }),
  contactProperty('degree', 'Degree', 'string', { writable: true }),
  contactProperty('field_of_study', 'Field of study', 'string', { writable: true }),
  contactProperty('graduation_date', 'Graduation date', 'string', {
    writable: true,
    description: 'Free text from lead ads, so it cannot be compared as a date.',
  }),
];
