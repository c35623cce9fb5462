import { randomUUID } from 'node:crypto';
import { type Call, crmPaths, type Route } from '../http/call.ts';
import { invalid, notFound } from '../http/failure.ts';
import { fields, isFields, requiredText, texts } from '../http/read-body.ts';
import { readSearch } from '../search/request.ts';
import { exportCsv } from '../store/export-csv.ts';
import type { ExportTask } from '../store/export-task.ts';
import type { StoredRecord } from '../store/record.ts';
import { zipped } from '../store/zip.ts';
import { existingList } from './lists.ts';
import { positionsOf } from './search.ts';

const paths = (rest: string) => crmPaths('exports', `/export${rest}`);
const scopes = ['crm.export', 'crm.objects.contacts.read'];

/** Exports within any 24 hours. */
const mostExports = 30;
const day = 86_400_000;
/** How long an address works without a token. */
const addressLife = 300_000;
/** Larger files are zipped, bytes. */
const largestPlain = 2_000_000;

/** Exports of a list, or of what a search finds. One runs at a time; the next waits. */
export const exportRoutes: readonly Route[] = [
  {
    method: 'POST',
    paths: paths('/async'),
    scopes,
    handle: (call) => {
      const { portal, url } = call;
      const now = portal.clock.now();
      if (portal.exports.filter(({ startedAt }) => startedAt > now - day).length >= mostExports)
        throw invalid(`The limit of ${mostExports} exports in 24 hours is reached`);
      const { exportName, format, language, objectType, objectProperties, ...rest } = fields(call.body);
      if (format !== 'CSV') throw invalid(`Format ${JSON.stringify(format)} is not made here`);
      if (objectType !== 'CONTACT' && objectType !== '0-1') throw invalid('Contacts alone are exported here');
      requiredText(language, 'language');
      const internal = texts(rest['exportInternalValuesOptions'], 'exportInternalValuesOptions');
      const { csv, rows } = exportCsv(portal, recordsOf(call, rest), {
        properties: texts(objectProperties, 'objectProperties'),
        internal: { names: internal.includes('NAMES'), values: internal.includes('VALUES') },
      });
      const free = Math.max(now, portal.exports.at(-1)?.doneAt ?? now);
      const task: ExportTask = {
        id: String(1000 + portal.exports.length),
        name: requiredText(exportName, 'exportName'),
        startedAt: now,
        doneAt: free + portal.settings.exportDelayMs,
        rows,
        csv,
        keys: new Map(),
      };
      portal.exports.push(task);
      return { status: 202, body: { id: task.id, links: { status: `${url}/tasks/${task.id}/status` } } };
    },
  },
  {
    method: 'GET',
    paths: paths('/async/tasks/{task}/status'),
    scopes,
    handle: (call) => {
      const { portal, url } = call;
      const task = taskOf(call);
      const now = portal.clock.now();
      const at = new Date(now).toISOString();
      const times = { requestedAt: new Date(task.startedAt).toISOString(), startedAt: at, completedAt: at };
      if (now < task.doneAt) return { body: { status: 'PENDING', ...times } };
      const key = randomUUID();
      task.keys.set(key, now + addressLife);
      const result = new URL(`/exported/${task.id}/${key}`, url).href;
      return { body: { status: 'COMPLETE', result, ...times } };
    },
  },
  {
    method: 'GET',
    paths: ['/exported/{task}/{key}'],
    scopes: [],
    allowance: 'none',
    handle: (call) => {
      const task = taskOf(call);
      const until = task.keys.get(call.params['key'] ?? '');
      if (until === undefined || call.portal.clock.now() > until) throw notFound('This address has expired');
      const plain = Buffer.from(task.csv);
      if (plain.length <= largestPlain) return { text: { type: 'text/csv; charset=utf-8', content: plain } };
      return { text: { type: 'application/zip', content: zipped(`${task.id}.csv`, plain) } };
    },
  },
  {
    method: 'GET',
    paths: paths('/{task}'),
    scopes,
    handle: (call) => {
      const { id, name, rows, doneAt, startedAt } = taskOf(call);
      const done = call.portal.clock.now() >= doneAt;
      const createdAt = new Date(startedAt).toISOString();
      const state = done ? { exportState: 'DONE', recordCount: rows } : { exportState: 'PROCESSING' };
      return { body: { id, exportName: name, objectType: 'CONTACT', createdAt, ...state } };
    },
  },
];

function taskOf({ portal, params }: Call): ExportTask {
  const task = portal.exports.find(({ id }) => id === params['task']);
  if (!task) throw notFound(`Export ${params['task']} does not exist`);
  return task;
}

/** The contacts of a LIST export, or of the search of a VIEW export. */
function recordsOf(call: Call, request: Readonly<Record<string, unknown>>): StoredRecord[] {
  const { portal } = call;
  const { exportType, listId, publicCrmSearchRequest } = request;
  if (exportType === 'LIST') {
    const list = existingList(call, requiredText(listId, 'listId'));
    return portal.listMembers.of(list).flatMap(({ id }) => portal.contacts.get(String(id)) ?? []);
  }
  if (exportType !== 'VIEW') throw invalid(`Unknown exportType ${JSON.stringify(exportType)}`);
  const asked = isFields(publicCrmSearchRequest) ? publicCrmSearchRequest : {};
  const filterGroups = asked['filterGroups'] ?? (asked['filters'] ? [{ filters: asked['filters'] }] : []);
  const body = { filterGroups, ...(asked['query'] !== undefined && { query: asked['query'] }) };
  const search = readSearch(body, 0, portal.properties.contacts);
  const view = portal.searchIndex('contacts').view();
  return positionsOf({ portal, object: 'contacts' }, search, view).map((position) => view.record(position));
}
