import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';
import { languages } from './languages.ts';

/** The language to write to the contact in. */
export const languageProperties: readonly Property[] = [
  contactProperty('hs_language', 'Preferred language', 'enumeration', {
    alias: 'language',
    options: languages,
    open: true,
    writable: true,
  }),
];
