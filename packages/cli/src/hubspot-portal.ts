import type { HubSpotApi } from '@listwise/engine/hubspot';
import { openHubSpot } from '@listwise/engine/hubspot';
import { sourceConfig } from '@listwise/engine/sqlite';
import { UsageError } from './failures.ts';
import type { VerbInput } from './verb.ts';
import type { Workspace } from './workspace.ts';

export interface Portal {
  /** The name of its source. */
  readonly name: string;
  readonly api: HubSpotApi;
}

/** The portal that `--source` names, or the only one of the project. */
export function openPortal({ options, environment }: VerbInput, { project }: Workspace): Portal {
  const { config } = project;
  const name = (options['source'] as string | undefined) ?? onlyPortal(config.sources);
  const settings = sourceConfig(config, name);
  if (settings.type !== 'hubspot')
    throw new UsageError(`The source \`${name}\` is not a HubSpot portal.`, 'Name one with --source.');
  return { name, api: openHubSpot(settings, environment) };
}

function onlyPortal(sources: Workspace['project']['config']['sources']): string {
  const [name, second] = Object.keys(sources).filter((each) => sources[each]?.type === 'hubspot');
  if (name === undefined)
    throw new UsageError(
      'listwise.yaml names no HubSpot portal.',
      'Add one under `sources:`, such as `hubspot: { type: hubspot, token: ${HUBSPOT_TOKEN} }`.',
    );
  if (second !== undefined)
    throw new UsageError('listwise.yaml names several HubSpot portals.', 'Choose one with --source.');
  return name;
}
