/** The form of an e-mail address in which records are joined: trimmed and lower-cased; a blank one is none. */
export function normaliseAddress(text: string): string | undefined {
  const address = text.trim().toLowerCase();
  return address === '' ? undefined : address;
}

/** What stands after the last `@` of a normalised address. */
export function domainOf(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  return at < 0 || at === address.length - 1 ? undefined : address.slice(at + 1);
}

/** What stands before the last `@` of a normalised address. */
export function localPartOf(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  return at <= 0 ? undefined : address.slice(0, at);
}

const impossibleInLocalPart = /[\s,;:()<>[\]\\"\p{Cc}]|^\.|\.$|\.\./u;
const domainLabel = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u;

/** True when a normalised address cannot receive mail by its form alone (lengths as in RFC 5321). */
export function isMalformedAddress(address: string): boolean {
  const [local, domain] = [localPartOf(address), domainOf(address)];
  if (local === undefined || domain === undefined) return true;
  if (address.length > 254 || local.length > 64 || local.includes('@') || impossibleInLocalPart.test(local))
    return true;
  const labels = domain.split('.');
  const top = labels.at(-1) ?? '';
  return (
    labels.length < 2 || !labels.every((label) => domainLabel.test(label)) || /^\p{N}*$/u.test(top) || top.length < 2
  );
}
