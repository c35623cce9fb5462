import { type Property, propertyKey } from '../catalog/property.ts';
import type { Project } from '../project/project.ts';
import { readsOf } from '../semantics/reads.ts';
import type { Source } from '../sources/source.ts';

/** The properties of contacts that the source was given and no rule reads: columns that an export could leave out. */
export async function unusedProperties({ catalog, rules }: Project, source: Source): Promise<Property[]> {
  const stored = catalog.contacts.properties.filter(({ origin }) => origin === 'record');
  const properties = new Map(stored.map((property) => [propertyKey(property), property]));
  const missing = await source.missing({ properties, histories: new Map(), lists: new Set(), relations: new Map() });
  const lacking = new Set(missing.flatMap((each) => ('property' in each ? [propertyKey(each.property)] : [])));
  const read = new Set(
    rules.flatMap(({ criteria }) => (criteria === undefined ? [] : [...readsOf(criteria, catalog).properties.keys()])),
  );
  return stored.filter((property) => !lacking.has(propertyKey(property)) && !read.has(propertyKey(property)));
}
