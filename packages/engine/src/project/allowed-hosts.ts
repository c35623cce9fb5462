/** HubSpot's API hosts, and this machine. Any other host would be handed the token. */
const hubSpotHost = /^(?:api|api-[a-z0-9]+)\.(?:hubapi|hubspot)\.com$/;
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The host of a base URL that may not be used unless the environment allows it; `undefined` when it may. `allowed` is
 * the host that the environment names, which must be asked by `https:` too.
 */
export function hostProblem(baseUrl: string | undefined, allowed?: string): string | undefined {
  if (baseUrl === undefined) return undefined;
  if (!URL.canParse(baseUrl)) return baseUrl;
  const { protocol, hostname } = new URL(baseUrl);
  if (loopback.has(hostname)) return undefined;
  return protocol === 'https:' && (hubSpotHost.test(hostname) || hostname === allowed) ? undefined : hostname;
}
