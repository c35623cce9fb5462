import type { HubSpotClient } from '../transport/client.ts';
import { ask, cancelledBy } from './ask.ts';
import type { HubSpotApi } from './hubspot-api.ts';
import { id, object, oneOf, optional, text } from './shape.ts';

const started = object({ id });
const task = object({ status: oneOf(['PENDING', 'PROCESSING', 'COMPLETE', 'CANCELED']), result: optional(text) });

export function exportCalls(client: HubSpotClient): Pick<HubSpotApi, 'startExport' | 'exportStatus'> {
  return {
    /** Not sent again when its answer is lost: a portal allows 30 a day, one at a time. */
    async startExport({ name, listId, properties, signal }) {
      const body = {
        exportType: 'LIST',
        exportName: name,
        listId,
        format: 'CSV',
        language: 'EN',
        objectType: 'CONTACT',
        objectProperties: properties,
        associatedObjectType: [],
        exportInternalValuesOptions: ['NAMES', 'VALUES'],
      };
      const path = '/crm/exports/{version}/export/async';
      return (await ask(client, { method: 'POST', path, body, ...cancelledBy(signal) }, started)).id;
    },
    async exportStatus(taskId, signal) {
      const path = `/crm/exports/{version}/export/async/tasks/${encodeURIComponent(taskId)}/status`;
      const { status, result } = await ask(client, { method: 'GET', path, ...cancelledBy(signal) }, task);
      return { status, ...(result === undefined ? {} : { url: result }) };
    },
  };
}
