#!/usr/bin/env node
// npm links this file when it installs; the program behind it is built by `npm run build`.
import { existsSync } from 'node:fs';

const program = new URL('../dist/main.js', import.meta.url);
if (existsSync(program)) {
  const { main } = await import(program.href);
  await main();
} else {
  console.error('error: Listwise is not built yet. Run `npm run build` first.');
  process.exitCode = 2;
}
