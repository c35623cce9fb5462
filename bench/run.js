// `npm run bench [SUITE…]`: measures, prints, and writes bench/RESULTS.md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { lineOf, tableOf } from './lib/results.js';
import { growth } from './suites/growth.js';
import { importing } from './suites/import.js';
import { language } from './suites/language.js';
import { peers } from './suites/peers.js';
import { plan } from './suites/plan.js';
import { preview } from './suites/preview.js';
import { startUp } from './suites/start-up.js';

const suites = { 'start-up': startUp, language, import: importing, preview, plan, growth, peers };
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in suites));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}; there are ${Object.keys(suites).join(', ')}.`);
  process.exit(2);
}

const folder = join(process.env.LISTWISE_BENCH_DIR ?? tmpdir(), 'listwise-bench');
mkdirSync(folder, { recursive: true });

const results = [];
for (const [name, suite] of Object.entries(suites)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  for (const result of await suite(folder)) {
    results.push(result);
    console.log(lineOf(result));
  }
}
if (chosen.length === 0) writeFileSync(fileURLToPath(new URL('RESULTS.md', import.meta.url)), page(results));

function page(all) {
  const sqlite = new Database(':memory:').prepare('SELECT sqlite_version()').pluck().get();
  const { version } = JSON.parse(readFileSync(new URL('../packages/cli/package.json', import.meta.url), 'utf8'));
  return `# Results

Made by \`npm run bench\`; each ratio is the median of pairs measured in turn in one run. The command and what is
written by hand run as whole processes, start-up included.

- listwise ${version}, Node ${process.versions.node}, SQLite ${sqlite}
- ${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}
- ${new Date().toISOString().slice(0, 10)}

${tableOf(all)}
`;
}
