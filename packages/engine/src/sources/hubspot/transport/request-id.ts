/** The id under which HubSpot's support finds a call. */
export function requestIdOf(headers: Headers): string | undefined {
  return headers.get('X-HubSpot-Correlation-Id') ?? headers.get('X-Request-Id') ?? undefined;
}
