import type { Call, Route } from '../http/call.ts';
import { Failure, invalid } from '../http/failure.ts';
import { fields, inputs, optionalText, requiredText } from '../http/read-body.ts';
import { lifecycleStages } from '../properties/contact-properties.ts';
import type { StoredRecord } from '../store/record.ts';
import { batchAnswer, failedRecord, missingRecords } from './batch-answer.ts';
import { existingRecord, findRecord, objectOf, objectPaths, presenter, storeOf, valuesToWrite } from './objects.ts';
import { objectScope } from './scopes.ts';

const write = [objectScope('write')];

/** Creating, changing and archiving records, one or in batches of 100. */
export const objectWriteRoutes: readonly Route[] = [
  {
    method: 'POST',
    paths: objectPaths(''),
    scopes: write,
    handle: (call) => ({ status: 201, body: answerOf(call, create(call, fields(call.body)['properties'])) }),
  },
  {
    method: 'PATCH',
    paths: objectPaths('/{id}'),
    scopes: write,
    handle: (call) => ({
      body: answerOf(call, change(call, existingRecord(call), fields(call.body)['properties'])),
    }),
  },
  {
    method: 'DELETE',
    paths: objectPaths('/{id}'),
    scopes: write,
    handle: (call) => {
      storeOf(call).archive([call.params['id'] ?? '']);
      return { status: 204 };
    },
  },
  {
    method: 'POST',
    paths: objectPaths('/batch/archive'),
    scopes: write,
    handle: (call) => {
      storeOf(call).archive(inputs(call.body).map(({ id }) => requiredText(id, 'id')));
      return { status: 204 };
    },
  },
  {
    method: 'POST',
    paths: objectPaths('/batch/create'),
    scopes: write,
    handle: (call) => {
      const created = inputs(call.body).map(({ properties }) => create(call, properties));
      return batchAnswer(
        call,
        created.map((record) => answerOf(call, record)),
        [],
        201,
      );
    },
  },
  {
    method: 'POST',
    paths: objectPaths('/batch/update'),
    scopes: write,
    handle: (call) => {
      const asked = inputs(call.body).map(({ id, idProperty, properties }) => {
        const name = requiredText(id, 'id');
        const record = findRecord(call, name, optionalText(idProperty, 'idProperty'));
        return { id: name, properties, record: record?.archivedAt === undefined ? record : undefined };
      });
      refuseDoubles(asked.map(({ id }) => id));
      // All values are judged before any is written: one that is not valid fails the whole batch.
      for (const { properties } of asked) valuesToWrite(call, properties);
      const failing = asked.filter(({ id, record }) => record && call.failIds.has(id));
      const missing = asked.filter(({ record }) => !record).map(({ id }) => id);
      const results = asked.flatMap(({ id, record, properties }) =>
        record && !call.failIds.has(id) ? [answerOf(call, change(call, record, properties))] : [],
      );
      return batchAnswer(call, results, [
        ...failing.map(({ id }) => failedRecord(id)),
        ...(missing.length > 0 ? [missingRecords(missing)] : []),
      ]);
    },
  },
  {
    method: 'POST',
    paths: objectPaths('/batch/upsert'),
    scopes: write,
    handle: (call) => {
      const asked = inputs(call.body);
      refuseDoubles(asked.map(({ id }) => requiredText(id, 'id')));
      const results = asked.map(({ id, idProperty, properties }) => {
        const key = requiredText(idProperty, 'idProperty');
        const name = requiredText(id, 'id');
        const record = findRecord(call, name, key);
        if (record) return { ...answerOf(call, change(call, record, properties)), new: false };
        const values = { [key]: name, ...(properties as Record<string, unknown>) };
        return { ...answerOf(call, create(call, values)), new: true };
      });
      return batchAnswer(call, results, []);
    },
  },
];

/** Answers what was written, and no more. */
function answerOf(call: Call, record: StoredRecord) {
  return presenter(call, { properties: Object.keys(record.values), histories: [] })(record);
}

function create(call: Call, properties: unknown): StoredRecord {
  const values = valuesToWrite(call, properties);
  const email = values['email'];
  if (objectOf(call) === 'contacts' && email) assertFree(call, email);
  const now = call.portal.clock.now();
  const [id = ''] = storeOf(call).add([{ properties: values, createdAt: now }]);
  return storedRecord(call, id);
}

function change(call: Call, record: StoredRecord, properties: unknown): StoredRecord {
  const values = valuesToWrite(call, properties);
  const email = values['email'];
  if (objectOf(call) === 'contacts' && email && !sameAddress(email, record.values['email'])) assertFree(call, email);
  const stage = values['lifecyclestage'];
  if (stage && goesBack(record.values['lifecyclestage'], stage)) delete values['lifecyclestage'];
  return storeOf(call).set(String(record.id), values);
}

/** A stage goes forward only; HubSpot passes over what would set it back, unless it was cleared first. */
function goesBack(before: string | undefined, after: string): boolean {
  const stages = Object.keys(lifecycleStages);
  return before !== undefined && stages.includes(after) && stages.indexOf(after) < stages.indexOf(before);
}

function assertFree(call: Call, email: string): void {
  if (call.portal.blocklist.has(email))
    throw invalid(
      `Property values were not valid: ${JSON.stringify([{ error: 'GDPR_BLACKLISTED_EMAIL', name: 'email' }])}`,
    );
  const other = storeOf(call).byEmail(email);
  if (other) throw new Failure(409, 'CONFLICT', `Contact already exists. Existing ID: ${other.id}`);
}

function refuseDoubles(ids: readonly string[]): void {
  const double = ids.find((id, index) => ids.indexOf(id) !== index);
  if (double !== undefined) throw invalid(`Duplicate IDs found in batch input: [${double}]. IDs must be unique`);
}

function sameAddress(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}

function storedRecord(call: Call, id: string): StoredRecord {
  const record = storeOf(call).get(id);
  if (!record) throw new Error(`record ${id} was not stored`);
  return record;
}
