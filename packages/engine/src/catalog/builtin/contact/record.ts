import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

/** The record itself: its ids, when and how it was made, what was merged into it. */
export const recordProperties: readonly Property[] = [
  contactProperty('hs_object_id', 'Record ID', 'number', {
    alias: 'record_id',
    headers: ['Record ID - Contact', 'Contact ID', 'Contact Record ID', 'Contact VID', 'id', 'vid', 'canonical-vid'],
    description: 'The number by which HubSpot knows the contact.',
  }),
  contactProperty('createdate', 'Create Date', 'datetime', {
    alias: 'create_date',
    description: 'When the contact came into HubSpot.',
  }),
  contactProperty('hs_createdate', 'Object create date/time', 'datetime', {
    alias: 'object_create_date',
    description: 'A second creation time that HubSpot keeps for every kind of record; rules normally want create_date.',
  }),
  contactProperty('lastmodifieddate', 'Last Modified Date', 'datetime', {
    alias: 'last_modified_date',
    description: 'When any property of the contact last changed, which HubSpot itself often does.',
  }),
  contactProperty('hs_lastmodifieddate', 'Object last modified date/time', 'datetime', {
    alias: 'object_last_modified_date',
    hidden: true,
  }),
  contactProperty('hs_created_by_user_id', 'Created by user ID', 'number', { alias: 'created_by_user_id' }),
  contactProperty('hs_updated_by_user_id', 'Updated by user ID', 'number', {
    alias: 'updated_by_user_id',
    hidden: true,
  }),
  contactProperty('hs_object_source_label', 'Record source', 'enumeration', {
    alias: 'record_source',
    open: true,
    description: 'How the record was made: a form, an import, an integration and so on.',
  }),
  contactProperty('hs_object_source_detail_1', 'Record source detail 1', 'string', { alias: 'record_source_detail_1' }),
  contactProperty('hs_object_source_detail_2', 'Record source detail 2', 'string', { alias: 'record_source_detail_2' }),
  contactProperty('hs_object_source_detail_3', 'Record source detail 3', 'string', { alias: 'record_source_detail_3' }),
  contactProperty('hs_object_source', 'Record creation source', 'string', {
    alias: 'record_source_code',
    hidden: true,
  }),
  contactProperty('hs_was_imported', 'Performed in an import', 'boolean', { alias: 'was_imported', hidden: true }),
  contactProperty('hs_is_contact', 'Is a contact', 'boolean', {
    alias: 'is_contact',
    hidden: true,
    description: 'False for a visitor who is not yet a contact, and for a deleted contact.',
  }),
  contactProperty('hs_is_enriched', 'Has been enriched', 'boolean', { alias: 'is_enriched' }),
  contactProperty('hs_merged_object_ids', 'Merged Contact IDs', 'multi_enumeration', {
    alias: 'merged_record_ids',
    open: true,
    description: 'Record IDs of the contacts that were merged into this one.',
  }),
  contactProperty('hs_all_contact_vids', 'All vids for a contact', 'multi_enumeration', {
    alias: 'all_record_ids',
    open: true,
    hidden: true,
    description: 'Every record ID under which the contact is or was known.',
  }),
];
