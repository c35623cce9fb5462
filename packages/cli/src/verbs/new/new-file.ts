import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../../failures.ts';
import type { VerbInput } from '../../verb.ts';

/** A file that was made. */
export interface NewFile {
  readonly kind: 'rule' | 'test';
  readonly rule: string;
  /** Relative to the project. */
  readonly file: string;
  /** Whether it took the place of another. */
  readonly replaced: boolean;
  readonly test?: {
    readonly matching: number;
    readonly skipped: number;
    /** What its records do not show, in words. */
    readonly uncovered: readonly string[];
  };
  /** What to do with it. */
  readonly next: readonly string[];
}

/** Writes a file of the project; says whether it took the place of another. */
export function writeNewFile(root: string, file: string, text: string, input: VerbInput): boolean {
  refuseToReplace(root, file, input);
  const path = resolve(root, file);
  const isThere = existsSync(path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return isThere;
}

/** A file that is there is written over only with `--force`. */
export function refuseToReplace(root: string, file: string, { options }: VerbInput): void {
  if (existsSync(resolve(root, file)) && options['force'] !== true)
    throw new UsageError(`${file} is there already.`, 'Nothing was changed. --force writes over it.');
}
