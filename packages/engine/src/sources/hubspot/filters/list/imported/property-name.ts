import type { Catalog } from '../../../../../catalog/catalog.ts';
import { type Property, preferredName } from '../../../../../catalog/property.ts';
import { isReserved } from '../../../../../catalog/reserved-words.ts';

/** A property of contacts by HubSpot's internal name, and the name under which a rule finds it. */
export function propertyNamed(
  internalName: unknown,
  { contacts }: Catalog,
): { readonly property: Property; readonly name: string } | undefined {
  const property = typeof internalName === 'string' ? contacts.named(internalName) : undefined;
  if (property === undefined || property.origin !== 'record') return undefined;
  const name = [preferredName(property), property.name].find(
    (candidate) => !isReserved(candidate) && contacts.byName(candidate) === property,
  );
  return name === undefined ? undefined : { property, name };
}
