import { type ObjectCatalog, snakeCase } from './catalog.ts';
import type { Origin, Property } from './property.ts';
import { isReserved } from './reserved-words.ts';

/** A column of an export: the property that it holds, found or made up from its header. */
export interface MatchedColumn {
  readonly index: number;
  readonly header: string;
  readonly property: Property;
  /** The header matched nothing: the property is new. */
  readonly isNew: boolean;
}

export interface HeaderRules {
  /** Only properties of this origin are looked for, and new ones get it. */
  readonly origin: Exclude<Origin, 'computed'>;
  readonly typeOfNew: Property['type'];
}

/**
 * Finds the property of each column. A header is a label, an internal name, an alias or another known spelling; where
 * two properties share a label, its first column is the one that is shown and its second the hidden one. White space
 * around a header does not count. Nothing is guessed from a part of a header: `Email Domain` is not `Email`.
 */
export function matchHeaders(header: readonly string[], catalog: ObjectCatalog, rules: HeaderRules): MatchedColumn[] {
  const candidates = catalog.properties.filter(({ origin }) => origin === rules.origin);
  const taken = new Set<string>();
  const columns: MatchedColumn[] = [];
  header.forEach((written, index) => {
    const text = written.trim();
    if (text === '') return;
    const property = propertiesFor(text, candidates).find(({ name }) => !taken.has(name));
    const column = property ?? newProperty(text, catalog, taken, rules);
    taken.add(column.name);
    columns.push({ index, header: written, property: column, isNew: property === undefined });
  });
  return columns;
}

/** The properties that a header can stand for, the likeliest first. */
function propertiesFor(header: string, candidates: readonly Property[]): Property[] {
  const letters = header.toLowerCase();
  const ranks: ((property: Property) => boolean)[] = [
    ({ label, hidden }) => label === header && hidden !== true,
    ({ name }) => name === header,
    ({ alias }) => alias === header,
    ({ headers }) => headers?.includes(header) === true,
    ({ label, hidden }) => label.toLowerCase() === letters && hidden !== true,
    ({ headers }) => headers?.some((other) => other.toLowerCase() === letters) === true,
    ({ name, alias }) => name === letters || alias === letters,
    ({ label, hidden }) => label.toLowerCase() === letters && hidden === true,
  ];
  return [...new Set(ranks.flatMap((isMatch) => candidates.filter(isMatch)))];
}

function newProperty(
  header: string,
  catalog: ObjectCatalog,
  taken: ReadonlySet<string>,
  { origin, typeOfNew }: HeaderRules,
): Property {
  const base = snakeCase(header);
  let name = base;
  const isFree = (): boolean => !taken.has(name) && !isReserved(name) && catalog.byName(name) === undefined;
  for (let count = 2; !isFree(); count++) name = `${base}_${count}`;
  const type = /^Opted out of email:/i.test(header) ? 'boolean' : typeOfNew;
  return Object.freeze({ object: catalog.object, name, label: header, type, origin, writable: false });
}
