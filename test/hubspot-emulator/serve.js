// Bundles the emulator and starts it: node test/hubspot-emulator/serve.js --port 8080 --contacts 2000 --seed 1
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const bundle = path('./dist/serve.js');

await build({
  entryPoints: [path('./serve.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'error',
});
await import(bundle);
