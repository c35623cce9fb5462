import type { ValueSet } from '../semantics/binding-scope.ts';
import { isFailed, type ProjectFile } from './project-files.ts';

/** One value a line, trimmed; blank lines and lines that begin with `#` are skipped. */
export function parseValueSet(name: string, file: ProjectFile): ValueSet {
  if (isFailed(file)) return { name, file: file.path, values: [], failure: file.failure };
  const values = file.text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\uFEFF/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return { name, file: file.path, values: [...new Set(values)] };
}
