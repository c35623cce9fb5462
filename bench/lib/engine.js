import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The engine's own entries, bundled for a benchmark that runs inside this process. */
export async function engine(folder) {
  const outfile = `${folder}/engine.mjs`;
  await build({
    stdin: {
      contents: "export * from './index.ts'; export * from './running.ts';",
      resolveDir: fileURLToPath(new URL('../../packages/engine/src', import.meta.url)),
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    // CommonJS dependencies ask for Node's own modules by `require`.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
    },
    conditions: ['source'],
    logLevel: 'warning',
  });
  return import(outfile);
}

/** A project in memory with the given rules, by id. */
export function projectOf({ createProject }, rules) {
  return createProject({
    rules: Object.entries(rules).map(([id, text]) => ({ id, file: { path: `rules/${id}.criteria`, text } })),
    catalogs: [],
    sets: new Map(),
    packs: [],
  });
}
