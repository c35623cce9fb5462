import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file, with the folders above it: at every moment it holds the old text or the new one. A link stays a link,
 * and a file that is there keeps its mode.
 */
export function writeAtomically(path: string, text: string): void {
  const isThere = existsSync(path);
  const file = isThere ? realpathSync(path) : path;
  if (!isThere) mkdirSync(dirname(file), { recursive: true });
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}.new`);
  try {
    writeFileSync(draft, text, { ...(isThere ? { mode: statSync(file).mode } : {}), flag: 'wx' });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
