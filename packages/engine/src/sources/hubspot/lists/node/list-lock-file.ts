import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../../../../project/node/write-atomically.ts';
import { emptyListLock, type ListLock, listLockFile, listLockText, parseListLock } from '../list-lock.ts';

/** The lock of the project in a folder; without a file, nothing there is ours. Throws where it cannot be read. */
export function readListLock(root: string): ReturnType<typeof parseListLock> & { readonly text: string } {
  const text = textOf(join(root, listLockFile));
  return text === undefined ? { lock: emptyListLock, problems: [], text: '' } : { ...parseListLock(text), text };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes the lock: at every moment the file holds the old text or the new one. */
export function writeListLock(root: string, lock: ListLock): void {
  writeAtomically(join(root, listLockFile), listLockText(lock));
}
