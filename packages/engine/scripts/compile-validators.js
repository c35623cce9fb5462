// Compiles the JSON Schemas to validators, so that no schema is compiled when the command starts.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

const schemas = new URL('../schemas/', import.meta.url);
const generated = new URL('../src/generated/', import.meta.url);

const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  allowUnionTypes: true,
  code: { source: true, esm: true },
});
// `expected`: what a value should be, in words that go on from "should be".
ajv.addVocabulary(['expected']);
const exported = {};
for (const file of readdirSync(schemas).sort()) {
  if (!file.endsWith('.schema.json')) continue;
  const name = file.replace('.schema.json', '').replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const schema = JSON.parse(readFileSync(new URL(file, schemas), 'utf8'));
  ajv.addSchema({ ...schema, $id: name });
  exported[name] = name;
}

mkdirSync(generated, { recursive: true });
// Bundled, because the generated code asks for a helper of ajv by `require`.
await build({
  stdin: { contents: standalone.default(ajv, exported), resolveDir: fileURLToPath(schemas) },
  bundle: true,
  format: 'esm',
  minify: true,
  outfile: fileURLToPath(new URL('validators.js', generated)),
});
writeFileSync(
  new URL('validators.d.ts', generated),
  `import type { ValidateFunction } from 'ajv';\n${Object.keys(exported)
    .map((name) => `export declare const ${name}: ValidateFunction;\n`)
    .join('')}`,
);
