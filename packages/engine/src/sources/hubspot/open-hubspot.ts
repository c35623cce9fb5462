import { hostProblem } from '../../project/allowed-hosts.ts';
import { type HubSpotSourceConfig, isVariable } from '../../project/project-config.ts';
import { SourceError } from '../source-error.ts';
import { hubSpotApi } from './api/create-api.ts';
import type { HubSpotApi } from './api/hubspot-api.ts';
import type { HubSpotClient } from './transport/client.ts';
import { type ClientOptions, hubSpotClient } from './transport/hubspot-client.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What is not in listwise.yaml; tests bring a clock and a network of their own. */
export type ConnectionOptions = Omit<ClientOptions, 'baseUrl' | 'token'>;

/** The API of the portal that a source names; nothing is sent yet. */
export function openHubSpot(
  settings: HubSpotSourceConfig,
  environment: Environment,
  options: ConnectionOptions = {},
): HubSpotApi {
  return hubSpotApi(connectToHubSpot(settings, environment, options));
}

/** The client of the portal that a source names. Its token is taken from the environment, and sent to HubSpot only. */
export function connectToHubSpot(
  settings: HubSpotSourceConfig,
  environment: Environment,
  options: ConnectionOptions = {},
): HubSpotClient {
  const { base_url: baseUrl = 'https://api.hubapi.com' } = settings;
  const host = hostProblem(baseUrl, environment['LISTWISE_ALLOW_HOST']);
  if (host !== undefined)
    throw new SourceError(`\`${host}\` is not a HubSpot API host; the token is not sent there.`, {
      hint: `To allow it, set LISTWISE_ALLOW_HOST=${host} in the environment.`,
    });
  return hubSpotClient({ ...options, baseUrl, token: tokenOf(settings, environment) });
}

function tokenOf({ token }: HubSpotSourceConfig, environment: Environment): string {
  if (!isVariable(token))
    throw new SourceError('The HubSpot token stands in listwise.yaml.', {
      hint: 'Put it into an environment variable, and name that: `token: ${HUBSPOT_TOKEN}`.',
    });
  const variable = token.slice(2, -1);
  const value = environment[variable];
  if (value === undefined || value === '')
    throw new SourceError(`The HubSpot token is taken from ${variable}, which is not set.`, {
      hint: `Set the environment variable ${variable}.`,
    });
  return value;
}
