// Runs the built command on a small project of its own, and keeps what V8 compiled on the way.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiledCodeOf, loadProgram } from '../bin/load-program.js';

const program = fileURLToPath(new URL('../dist/main.cjs', import.meta.url));
const { exports, compiledCode } = loadProgram(program);

const folder = mkdtempSync(join(tmpdir(), 'listwise-build-'));
try {
  process.chdir(folder);
  await listwise('init');
  await listwise('check');
} finally {
  process.chdir('/');
  rmSync(folder, { recursive: true });
}
writeFileSync(compiledCodeOf(program), compiledCode());

async function listwise(...args) {
  process.argv = [process.execPath, program, ...args];
  await exports.main();
}
