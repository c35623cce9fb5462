import { type Call, crmPaths } from '../http/call.ts';
import { invalid, notFound } from '../http/failure.ts';
import { isFields, listed } from '../http/read-body.ts';
import type { ObjectName, Portal } from '../portal.ts';
import type { StoredRecord } from '../store/record.ts';
import { modifiedProperty, valueIn } from '../store/record-values.ts';

export const objectPaths = (rest: string) => crmPaths('objects', `/{object}${rest}`);

/** Objects by the names that paths have for them. */
export const objectIds: Readonly<Record<string, ObjectName>> = {
  contacts: 'contacts',
  contact: 'contacts',
  '0-1': 'contacts',
  companies: 'companies',
  '0-2': 'companies',
  deals: 'deals',
  '0-3': 'deals',
};

export function objectOf({ params }: Pick<Call, 'params'>): ObjectName {
  const name = params['object'] ?? '';
  const object = objectIds[name];
  if (!object) throw invalid(`Unable to infer object type from: ${name}`);
  return object;
}

export function storeOf(call: Call) {
  return call.portal.objects[objectOf(call)];
}

const standardProperties: Readonly<Record<ObjectName, readonly string[]>> = {
  contacts: ['createdate', 'email', 'firstname', 'hs_object_id', 'lastmodifieddate', 'lastname'],
  deals: [
    'amount',
    'closedate',
    'createdate',
    'dealname',
    'dealstage',
    'hs_lastmodifieddate',
    'hs_object_id',
    'pipeline',
  ],
  companies: ['createdate', 'domain', 'hs_lastmodifieddate', 'hs_object_id', 'name'],
};

/** What an answer shows of records: properties asked for, and those of which history is asked. */
export interface Shown {
  readonly properties: readonly string[];
  readonly histories: readonly string[];
}

export function shownByQuery({ query }: Call): Shown {
  return { properties: listed(query, 'properties'), histories: listed(query, 'propertiesWithHistory') };
}

/** Makes answers of records. Unknown properties are passed over, as HubSpot passes them over. */
export function presenter(call: Call, { properties, histories }: Shown) {
  const { portal } = call;
  const object = objectOf(call);
  const set = portal.properties[object];
  const always = ['createdate', 'hs_object_id', modifiedProperty(object)];
  const asked = properties.length > 0 ? [...properties, ...always] : standardProperties[object];
  const names = [...new Set(asked)].filter((name) => set.get(name)).sort();
  const past = histories.filter((name) => set.get(name));
  return (record: StoredRecord) => ({
    id: String(record.id),
    properties: valuesOf(portal, object, record, names),
    ...(past.length > 0 && {
      propertiesWithHistory: Object.fromEntries(past.map((name) => [name, historyOf(portal, object, record, name)])),
    }),
    createdAt: new Date(record.createdAt).toISOString(),
    updatedAt: new Date(record.updatedAt).toISOString(),
    archived: record.archivedAt !== undefined,
    ...(record.archivedAt !== undefined && { archivedAt: new Date(record.archivedAt).toISOString() }),
  });
}

function valuesOf(portal: Portal, object: ObjectName, record: StoredRecord, names: readonly string[]) {
  const values: Record<string, string | null> = {};
  for (const name of names) {
    const value = valueIn(object, record, name);
    if (value !== undefined) values[name] = portal.properties[object].canonical(name, value);
    else if (portal.settings.noValue === 'null') values[name] = null;
  }
  return values;
}

function historyOf(portal: Portal, object: ObjectName, record: StoredRecord, name: string) {
  return portal.objects[object].history.of(record, name).map(({ value, at, source }) => ({
    value: portal.properties[object].canonical(name, value),
    timestamp: new Date(at).toISOString(),
    sourceType: source,
  }));
}

/** The record that a path or an input names; `idProperty` may be `email`. */
export function findRecord(call: Call, id: string, idProperty?: string | null): StoredRecord | undefined {
  if (!idProperty || idProperty === 'hs_object_id') return storeOf(call).get(id);
  if (idProperty !== 'email') throw invalid(`Property ${idProperty} is not a unique property`);
  return storeOf(call).byEmail(id);
}

export function existingRecord(call: Call, archived = false): StoredRecord {
  const record = findRecord(call, call.params['id'] ?? '', call.query.get('idProperty'));
  if (!record || (record.archivedAt !== undefined) !== archived) throw notFound();
  return record;
}

/** The properties of an input: texts; numbers and booleans are written as text, `null` clears. */
export function valuesToWrite(call: Call, properties: unknown): Record<string, string> {
  if (!isFields(properties)) throw invalid('Some required fields were not set: [properties]');
  const set = call.portal.properties[objectOf(call)];
  const values = Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, String(value ?? '')]));
  set.assertWritable(values);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, set.canonical(name, value)]));
}
