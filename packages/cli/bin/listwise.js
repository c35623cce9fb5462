#!/usr/bin/env node
// npm links this file when it installs; the program behind it is built by `npm run build`.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadProgram } from './load-program.js';

const program = fileURLToPath(new URL('../dist/main.cjs', import.meta.url));
if (existsSync(program)) {
  await loadProgram(program).exports.main();
} else {
  console.error('error: Listwise is not built yet. Run `npm run build` first.');
  process.exitCode = 2;
}
