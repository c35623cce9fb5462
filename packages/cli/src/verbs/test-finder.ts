import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Rule, testFileOf } from '@listwise/engine';
import type { Workspace } from '../workspace.ts';

/** Tells whether a test stands beside a rule; standard input has no place beside it. */
export function testFinder({ root }: Pick<Workspace, 'root'>): (rule: Rule) => boolean {
  return ({ file }) => file === '-' || existsSync(join(root, testFileOf(file)));
}
