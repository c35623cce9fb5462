// Bundles the command: one small entry, and a chunk for what each verb needs.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../', import.meta.url);
const path = (relative) => fileURLToPath(new URL(relative, root));

rmSync(path('dist'), { recursive: true, force: true });
await build({
  entryPoints: {
    main: path('src/main.ts'),
    'csv-worker': path('../engine/src/sources/sqlite/import/csv-worker.ts'),
    'scan-worker': path('../engine/src/sources/sqlite/scan/scan-worker.ts'),
  },
  outdir: path('dist'),
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  conditions: ['source'],
  external: ['better-sqlite3'],
  minify: true,
  // All files in one folder: threads are started by the path beside the file that starts them.
  chunkNames: '[name]-[hash]',
  // CommonJS dependencies ask for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
