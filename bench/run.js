// `npm run bench [SUITE…]`: measures, prints, and writes bench/RESULTS.md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { importing } from './suites/import.js';
import { preview } from './suites/preview.js';
import { startUp } from './suites/start-up.js';

const suites = { 'start-up': startUp, import: importing, preview };
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

function lineOf(result) {
  const { what, against, bar, ratio, subject, reference } = result;
  const memory = memoryOf(result);
  return `${verdictOf(result)}  ${what}: ${ratio.toFixed(2)} × ${against} (bar ${bar} ×; ${subject.toFixed(3)} s against ${reference.toFixed(3)} s${memory === '' ? '' : `; peak ${memory}`})`;
}

function verdictOf({ ratio, bar, peakMegabytes, memoryBar }) {
  const fits = memoryBar === undefined || peakMegabytes === undefined || peakMegabytes <= memoryBar;
  return ratio <= bar && fits ? 'met' : 'MISSED';
}

function memoryOf({ peakMegabytes, memoryBar }) {
  if (peakMegabytes === undefined) return '';
  return `${Math.round(peakMegabytes)} MB${memoryBar === undefined ? '' : ` (bar ${memoryBar} MB)`}`;
}

function page(all) {
  const sqlite = new Database(':memory:').prepare('SELECT sqlite_version()').pluck().get();
  const { version } = JSON.parse(readFileSync(new URL('../packages/cli/package.json', import.meta.url), 'utf8'));
  const rows = all.map(
    (result) =>
      `| ${result.what} | ${result.against} | ${result.bar} × | **${result.ratio.toFixed(2)} ×** | ${result.subject.toFixed(3)} s | ${result.reference.toFixed(3)} s | ${memoryOf(result)} | ${verdictOf(result)} |`,
  );
  return `# Results

Made by \`npm run bench\`; each ratio is the median of pairs measured in turn in one run, whole processes.

- listwise ${version}, Node ${process.versions.node}, SQLite ${sqlite}
- ${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}
- ${new Date().toISOString().slice(0, 10)}

| what | against | bar | ratio | median | reference | peak memory | |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}
