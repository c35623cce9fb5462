import { addressProperties } from './builtin/address-properties.ts';
import { computedProperties } from './builtin/computed-properties.ts';
import { contactProperties } from './builtin/contact/index.ts';
import {
  companyProperties,
  dealProperties,
  emailEventProperties,
  formSubmissionProperties,
} from './builtin/related-properties.ts';
import { type Catalog, createCatalog } from './catalog.ts';
import type { Property } from './property.ts';

/** What HubSpot has by default, and what Listwise works out itself. */
export const builtInProperties: readonly Property[] = Object.freeze([
  ...contactProperties,
  ...addressProperties,
  ...computedProperties,
  ...dealProperties,
  ...companyProperties,
  ...formSubmissionProperties,
  ...emailEventProperties,
]);

let builtIn: Catalog | undefined;

export function builtInCatalog(): Catalog {
  builtIn ??= createCatalog(builtInProperties);
  return builtIn;
}
