import { describe, expect, it } from 'vitest';
import { connectToHubSpot } from './open-hubspot.ts';

const settings = { type: 'hubspot', token: '${HUBSPOT_TOKEN}' } as const;
const environment = { HUBSPOT_TOKEN: 'pat-eu1-1' };

/** The URLs that are asked. */
async function askedAt(base_url: string | undefined, allowed?: string): Promise<readonly string[]> {
  const asked: string[] = [];
  const client = connectToHubSpot(
    { ...settings, ...(base_url === undefined ? {} : { base_url }) },
    { ...environment, ...(allowed === undefined ? {} : { LISTWISE_ALLOW_HOST: allowed }) },
    {
      fetch: async (url) => {
        asked.push(url);
        return new Response('{}');
      },
    },
  );
  await client.send({ method: 'GET', path: '/x' });
  return asked;
}

describe('a portal', () => {
  it.each([
    [undefined, undefined, 'https://api.hubapi.com/x'],
    ['https://api-eu1.hubapi.com/', undefined, 'https://api-eu1.hubapi.com/x'],
    ['http://127.0.0.1:8080', undefined, 'http://127.0.0.1:8080/x'],
    ['https://proxy.example.com/hubspot', 'proxy.example.com', 'https://proxy.example.com/hubspot/x'],
  ])('at %s is asked where LISTWISE_ALLOW_HOST is %s', async (baseUrl, allowed, url) => {
    expect(await askedAt(baseUrl, allowed)).toEqual([url]);
  });

  it.each([
    ['https://proxy.example.com', undefined],
    ['https://proxy.example.com', 'other.example.com'],
    ['http://proxy.example.com', 'proxy.example.com'],
  ])('at %s is refused where LISTWISE_ALLOW_HOST is %s', async (baseUrl, allowed) => {
    await expect(askedAt(baseUrl, allowed)).rejects.toMatchObject({
      name: 'SourceError',
      message: '`proxy.example.com` is not a HubSpot API host; the token is not sent there.',
    });
  });

  it.each([{}, { HUBSPOT_TOKEN: '' }])('needs its token in the environment: %o', (without) => {
    expect(() => connectToHubSpot(settings, without)).toThrow(
      expect.objectContaining({
        message: 'The HubSpot token is taken from HUBSPOT_TOKEN, which is not set.',
        hint: 'Set the environment variable HUBSPOT_TOKEN.',
      }),
    );
  });

  it('takes no token from the file, and does not quote it', () => {
    expect(() => connectToHubSpot({ ...settings, token: 'pat-eu1-2' }, environment)).toThrow(
      expect.objectContaining({ message: 'The HubSpot token stands in listwise.yaml.' }),
    );
  });
});
