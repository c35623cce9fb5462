// Copies the schemas of files (listwise.yaml, catalogues, front matter) beside those of the JSON output.
import { copyFileSync, readdirSync } from 'node:fs';

const from = new URL('../packages/engine/schemas/', import.meta.url);
const to = new URL('../docs/schemas/files/', import.meta.url);
for (const file of readdirSync(from)) copyFileSync(new URL(file, from), new URL(file, to));
