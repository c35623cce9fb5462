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
    conditions: ['source'],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return import(outfile);
}

/** A project in memory with the given rules, by id. */
export function projectOf({ createProject, defaultConfig, builtInCatalog }, rules) {
  void builtInCatalog;
  return createProject(
    {
      config: { path: 'listwise.yaml', text: 'version: 1\ntimezone: Europe/Stockholm\n' },
      rules: Object.entries(rules).map(([id, text]) => ({ id, file: { path: `rules/${id}.criteria`, text } })),
      catalogs: [],
      sets: new Map(),
      packs: [],
    },
    { config: defaultConfig, problems: [] },
  );
}
