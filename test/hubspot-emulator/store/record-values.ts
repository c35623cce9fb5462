import type { ObjectName } from '../portal.ts';
import type { StoredRecord } from './record.ts';

/** A property's value; what HubSpot derives from the record itself is derived here. */
export function valueIn(object: ObjectName, record: StoredRecord, name: string): string | undefined {
  if (name === 'hs_object_id') return String(record.id);
  if (name === 'createdate') return record.values[name] ?? new Date(record.createdAt).toISOString();
  if (name === modifiedProperty(object)) return new Date(record.updatedAt).toISOString();
  if (name === 'hs_email_domain') {
    const email = record.values['email'];
    return record.values[name] ?? (email?.includes('@') ? email.slice(email.lastIndexOf('@') + 1) : undefined);
  }
  return record.values[name];
}

export function modifiedProperty(object: ObjectName): string {
  return object === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate';
}
