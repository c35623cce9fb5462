// Bundles the command: one file for the program, and those that its threads start from.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../', import.meta.url);
const path = (relative) => fileURLToPath(new URL(relative, root));

const shared = {
  outdir: path('dist'),
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  conditions: ['source'],
  external: ['better-sqlite3'],
  minify: true,
  logLevel: 'warning',
};

rmSync(path('dist'), { recursive: true, force: true });
await build({
  ...shared,
  entryPoints: { main: path('src/main.ts') },
  // CommonJS, since Node 20 keeps compiled code of nothing else.
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  define: { 'import.meta.url': '__moduleUrl' },
  banner: { js: "const __moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
});
await build({
  ...shared,
  // Threads are started by the path beside the file that starts them.
  entryPoints: {
    'csv-worker': path('../engine/src/sources/sqlite/import/csv-worker.ts'),
    'scan-worker': path('../engine/src/sources/sqlite/scan/scan-worker.ts'),
  },
  format: 'esm',
  splitting: true,
  chunkNames: '[name]-[hash]',
  // CommonJS dependencies ask for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
  },
});
escapeLetters(path('dist/main.cjs'));
execFileSync(process.execPath, [path('scripts/keep-compiled-code.js')], { stdio: ['ignore', 'ignore', 'inherit'] });

/** Writes the letters outside ASCII that are left, in regular expressions, as escapes: V8 keeps the text in half the space. */
function escapeLetters(file) {
  const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/[^\0-\x7f]/g, escaped));
}
