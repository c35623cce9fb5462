import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** True when a path, its links resolved, lies in the folder. What does not exist yet is judged by where it would lie. */
export function isInside(folder: string, path: string): boolean {
  const between = relative(resolved(folder), resolved(resolve(folder, path)));
  return between !== '..' && !between.startsWith(`..${sep}`) && !isAbsolute(between);
}

function resolved(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(resolved(parent), basename(path));
  }
}

/** A path relative to a folder, with forward slashes. */
export function shownPath(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/') || '.';
}
