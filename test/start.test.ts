import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { folderWith } from './kit/command.ts';

const command = fileURLToPath(new URL('../packages/cli/', import.meta.url));

/** What the command makes of a rule, run from a copy of what is published. */
function said(spoil: (compiledCode: string) => void): string {
  const folder = folderWith();
  for (const part of ['bin', 'dist', 'package.json'])
    cpSync(join(command, part), join(folder, 'command', part), { recursive: true });
  spoil(join(folder, 'command/dist/main.cjs.compiled'));
  const program = join(folder, 'command/bin/listwise.js');
  return execFileSync(process.execPath, [program, 'fmt', '-'], {
    cwd: folder,
    input: 'email IS   known',
    encoding: 'utf8',
  });
}

it('the command runs as ever where the code that the build kept is gone, spoilt or of another program', () => {
  const untouched = said(() => {});
  expect(untouched).toBe('email is known\n');
  expect(said((compiledCode) => rmSync(compiledCode))).toBe(untouched);
  expect(said((compiledCode) => writeFileSync(compiledCode, ''))).toBe(untouched);
  expect(said((compiledCode) => writeFileSync(compiledCode, 'no code at all'))).toBe(untouched);
});
