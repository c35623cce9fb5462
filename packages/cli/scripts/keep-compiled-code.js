// Runs the built command on a small project, and keeps what V8 compiled on the way.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiledCodeOf, loadProgram } from '../bin/load-program.js';

const program = fileURLToPath(new URL('../dist/main.cjs', import.meta.url));
const { exports, compiledCode } = loadProgram(program);

const folder = mkdtempSync(join(tmpdir(), 'listwise-build-'));
try {
  process.chdir(folder);
  mkdirSync('rules');
  writeFileSync('listwise.yaml', 'version: 1\ntimezone: Europe/Stockholm\n');
  writeFileSync('contacts.csv', 'Record ID,Email,Create Date\n1,anna@example.com,2026-01-15 09:00\n');
  for (const days of [30, 90])
    writeFileSync(
      `rules/older-than-${days}-days.criteria`,
      `---\nname: Older than ${days} days\n---\nemail is known and create_date is more than ${days} days ago\n`,
    );
  await listwise('import', 'contacts.csv');
  await listwise('check');
  await listwise('plan');
} finally {
  process.chdir('/');
  rmSync(folder, { recursive: true });
}
writeFileSync(compiledCodeOf(program), compiledCode());

async function listwise(...args) {
  process.argv = [process.execPath, program, ...args];
  await exports.main();
  if (process.exitCode !== 0) throw new Error(`listwise ${args.join(' ')} ended with ${process.exitCode}`);
}
