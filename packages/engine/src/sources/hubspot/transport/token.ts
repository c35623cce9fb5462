import { HubSpotError } from './hubspot-error.ts';

/** A token without the blanks around it. One that cannot stand in a header is refused, and not quoted. */
export function usableToken(token: string): string {
  const trimmed = token.trim();
  if (/^[\x21-\x7e]+$/.test(trimmed)) return trimmed;
  throw new HubSpotError('The HubSpot token is empty, or holds characters that no token has.', {
    kind: 'token',
    hint: 'Copy it again from HubSpot into its environment variable.',
    mayHaveActed: false,
  });
}
