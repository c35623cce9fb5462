import type { HubSpotClient } from '../transport/client.ts';
import { ask, cancelledBy } from './ask.ts';
import type { HubSpotApi } from './hubspot-api.ts';
import { flag, listOf, object, optional, text } from './shape.ts';

const definitions = object({
  results: listOf(
    object({
      name: text,
      label: text,
      type: text,
      fieldType: text,
      description: optional(text),
      options: optional(listOf(object({ value: text, label: text, hidden: optional(flag) }))),
      calculated: optional(flag),
      externalOptions: optional(flag),
      hidden: optional(flag),
      modificationMetadata: optional(object({ readOnlyValue: optional(flag) })),
    }),
  ),
});

export function propertyCalls(client: HubSpotClient): Pick<HubSpotApi, 'properties'> {
  return {
    async properties(name, signal) {
      const path = `/crm/properties/{version}/${name}`;
      const { results } = await ask(client, { method: 'GET', path, ...cancelledBy(signal) }, definitions);
      return results.map(({ modificationMetadata, options = [], ...definition }) => ({
        ...definition,
        options,
        ...modificationMetadata,
      }));
    },
  };
}
