import type { Call, Route } from '../http/call.ts';
import { invalid } from '../http/failure.ts';
import { fields, inputs, limitOf, optionalText, requiredText, texts } from '../http/read-body.ts';
import { batchAnswer, missingRecords } from './batch-answer.ts';
import { existingRecord, findRecord, objectPaths, presenter, type Shown, shownByQuery, storeOf } from './objects.ts';
import { objectScope } from './scopes.ts';

/** Pages of all records, one record, records by id. */
export const objectReadRoutes: readonly Route[] = [
  {
    method: 'GET',
    paths: objectPaths(''),
    scopes: [objectScope('read')],
    handle: (call) => {
      const shown = shownByQuery(call);
      const limit = limitOf(call.query, { standard: 10, max: mostRecords(call, shown) });
      const after = call.query.get('after') ?? '-1';
      if (!/^-?\d+$/.test(after)) throw invalid(`Invalid paging cursor: ${after}`);
      const found = storeOf(call).page(Number(after), limit + 1, call.query.get('archived') === 'true');
      const results = found.slice(0, limit).map(presenter(call, shown));
      const last = results.at(-1)?.id;
      return { body: { results, ...(found.length > limit && last && { paging: { next: next(call, last) } }) } };
    },
  },
  {
    method: 'GET',
    paths: objectPaths('/{id}'),
    scopes: [objectScope('read')],
    handle: (call) => {
      const record = existingRecord(call, call.query.get('archived') === 'true');
      return { body: presenter(call, shownByQuery(call))(record) };
    },
  },
  {
    method: 'POST',
    paths: objectPaths('/batch/read'),
    scopes: [objectScope('read')],
    handle: (call) => {
      const { properties, propertiesWithHistory, idProperty } = fields(call.body);
      const shown = {
        properties: texts(properties, 'properties'),
        histories: texts(propertiesWithHistory, 'propertiesWithHistory'),
      };
      const ids = inputs(call.body, mostRecords(call, shown)).map(({ id }) => requiredText(id, 'id'));
      const archived = call.query.get('archived') === 'true';
      const key = optionalText(idProperty, 'idProperty');
      const found = [...new Set(ids)].map((id) => {
        const record = findRecord(call, id, key);
        return { id, record: record && (record.archivedAt !== undefined) === archived ? record : undefined };
      });
      const present = presenter(call, shown);
      const missing = found.filter(({ record }) => !record).map(({ id }) => id);
      return batchAnswer(
        call,
        found.flatMap(({ record }) => (record ? [present(record)] : [])),
        missing.length > 0 ? [missingRecords(missing)] : [],
      );
    },
  },
];

function mostRecords({ portal }: Call, { histories }: Shown): number {
  return histories.length > 0 ? portal.settings.historyPage : 100;
}

function next({ url, query }: Call, after: string) {
  const link = new URLSearchParams(query);
  link.set('after', after);
  return { after, link: `${url}?${link}` };
}
