import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, isMap, parseDocument } from 'yaml';
import { writeAtomically } from './write-atomically.ts';

/** Where the properties of a portal are kept. */
export const portalCatalogFile = 'catalog/portal.yaml';

const heading = ` Written by \`listwise catalog pull\`: where the portal differs from the built-in catalogue. An alias and headers that
 you add are kept; to change anything else, say so in a file of your own beside this one, named later in the alphabet.`;

/** What people may add to an entry. */
const ownKeys = ['alias', 'headers'];

/** What became of the file; properties as `object.name`. */
export interface CatalogChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly gone: readonly string[];
}

type Entries = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, unknown>>>;

/** Writes the entries; the same entries give the same file, to the letter. What it says of `untouched` objects stays. */
export function writePortalCatalog(root: string, entries: Entries, untouched: readonly string[] = []): CatalogChanges {
  const file = join(root, portalCatalogFile);
  const existing = parseDocument(existsSync(file) ? readFileSync(file, 'utf8') : '');
  const before = entriesIn(existing, untouched);
  const document = new Document({});
  document.commentBefore = heading;
  const after = new Map<string, string>();
  for (const object of untouched)
    if (existing.hasIn([object])) document.setIn([object], existing.getIn([object], true));
  for (const [object, properties] of entries)
    for (const [name, entry] of properties) {
      const kept = keptKeys(before.get(`${object}.${name}`));
      const node = document.createNode(new Map([...kept, ...entry]));
      document.setIn([object, name], node);
      after.set(`${object}.${name}`, JSON.stringify(node));
    }
  writeAtomically(file, document.toString({ lineWidth: 0 }));
  return {
    added: [...after.keys()].filter((key) => !before.has(key)),
    changed: [...after].filter(([key, entry]) => (before.get(key) ?? entry) !== entry).map(([key]) => key),
    gone: [...before.keys()].filter((key) => !after.has(key)),
  };
}

/** The entries of a file as JSON, by object and property. */
function entriesIn({ contents }: Document.Parsed, untouched: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  if (!isMap(contents)) return found;
  for (const object of contents.items)
    if (isMap(object.value) && !untouched.includes(String(object.key)))
      for (const property of object.value.items)
        found.set(`${object.key}.${property.key}`, JSON.stringify(property.value));
  return found;
}

function keptKeys(entry: string | undefined): [string, unknown][] {
  const keys = Object.entries(JSON.parse(entry ?? '{}') as Record<string, unknown>);
  return keys.filter(([key]) => ownKeys.includes(key));
}
