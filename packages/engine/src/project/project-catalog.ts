import { builtInCatalog, builtInProperties } from '../catalog/built-in.ts';
import { type Catalog, createCatalog } from '../catalog/catalog.ts';
import { propertyKey } from '../catalog/property.ts';
import { parseCatalogFile } from './catalog-file.ts';
import { failureProblem } from './failure-problem.ts';
import { isFailed, type ProjectFile } from './project-files.ts';
import type { FileProblem } from './rule.ts';

/** The built-in catalogue with files laid over it, in their order. */
export function catalogOf(files: readonly ProjectFile[]): { catalog: Catalog; problems: readonly FileProblem[] } {
  if (files.length === 0) return { catalog: builtInCatalog(), problems: [] };
  const problems: FileProblem[] = [];
  const properties = new Map(builtInProperties.map((property) => [propertyKey(property), property]));
  for (const file of files) {
    if (isFailed(file)) {
      problems.push({ file: file.path, text: '', problem: failureProblem(file) });
      continue;
    }
    const layer = parseCatalogFile(file.text, [...properties.values()]);
    problems.push(...layer.problems.map((found) => ({ file: file.path, text: file.text, problem: found })));
    for (const property of layer.properties) properties.set(propertyKey(property), property);
  }
  return { catalog: createCatalog([...properties.values()]), problems };
}
