import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, parseDocument } from 'yaml';
import type { Property } from '../../catalog/property.ts';
import { writeAtomically } from './write-atomically.ts';

/** Where properties are kept that an import found and no catalogue names. */
const importedCatalogFile = 'catalog/imported.yaml';

const heading = ` Columns that an import found and that are no known property. Give them a better alias or type here;
 what stands here is kept when you import again.`;

/** Adds properties to `catalog/imported.yaml`; entries that are there already stay as they are. */
export function rememberProperties(root: string, properties: readonly Property[]): void {
  const file = join(root, importedCatalogFile);
  const document = existingDocument(file) ?? emptyDocument();
  for (const { object, name, label, type, origin } of properties) {
    if (document.hasIn([object, name])) continue;
    document.setIn([object, name], document.createNode({ label, type, ...(origin === 'record' ? {} : { origin }) }));
  }
  writeAtomically(file, document.toString({ lineWidth: 0 }));
}

function existingDocument(file: string): Document.Parsed | undefined {
  const document = existsSync(file) ? parseDocument(readFileSync(file, 'utf8')) : undefined;
  return document?.contents == null ? undefined : document;
}

function emptyDocument(): Document {
  const document = new Document({});
  document.commentBefore = heading;
  return document;
}
