import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { now } from '../lib/clauses.js';
import { compare, runProcess } from '../lib/measure.js';
import { listwise, writeProject } from '../lib/project.js';
import { projectWithContacts } from '../lib/stores.js';
import { broadRules, projectRules, twentyMoreRules, twentyRules } from '../lib/twenty-rules.js';

const script = (name) => fileURLToPath(new URL(`../by-hand/${name}.js`, import.meta.url));

/** A plan of twenty rules on a million contacts, against what a person would write by hand. */
export async function plan(folder) {
  const project = await projectWithContacts(folder, 1_000_000, projectRules(twentyRules));
  const store = join(project, 'data/contacts.db');
  const planned = (rules, ...options) => {
    writeProject(project, projectRules(rules));
    return runProcess(process.execPath, [listwise, 'plan', '--now', now, ...options], { cwd: project });
  };
  const twenty = () => planned(twentyRules);
  const byHand = (...how) => runProcess(process.execPath, [script('sqlite'), ...how]);
  const withIds = [...twentyRules, ...broadRules];
  await requireSameCounts(project, store);

  return [
    {
      what: '`plan` of 20 rules (60 clauses, with funnels) on 1,000,000 contacts',
      against: 'one fused statement by hand, counts only',
      bar: 1.0,
      ...(await compare(twenty, () => byHand('fused', store), { runs: 9 })),
    },
    {
      what: 'the same',
      against: '20 separate statements by hand',
      bar: 0.67,
      ...(await compare(twenty, () => byHand('separate', store))),
    },
    {
      what: 'the same with `--members`, as JSON',
      against: '20 `SELECT id` by hand, as JSON',
      bar: 1.0,
      ...(await compare(
        () => planned(twentyRules, '--members', '--format', 'json'),
        () => byHand('ids', store),
      )),
    },
    {
      what: 'the same with 3 rules more and 3,000,000 ids more',
      against: '23 `SELECT id` by hand, as JSON',
      bar: 1.0,
      memoryBar: 300,
      ...(await compare(
        () => planned(withIds, '--members', '--format', 'json'),
        () => byHand('ids', store, 'broad'),
        { runs: 3 },
      )),
    },
    {
      what: '`plan` of 40 rules, the further 20 of known clauses',
      against: '`plan` of the first 20',
      bar: 1.05,
      ...(await compare(() => planned([...twentyRules, ...twentyMoreRules]), twenty, { runs: 9 })),
    },
    {
      what: '`plan` of 20 rules on 1,000,000 contacts',
      against: 'DuckDB, the fused statement on a file of its own',
      ...(await compare(twenty, async () =>
        runProcess(process.execPath, [script('duckdb'), await duckDb(folder, store)]),
      )),
    },
  ];
}

/** A comparison of different answers would be worth nothing. */
async function requireSameCounts(project, store) {
  const options = { cwd: project, keepOutput: true };
  writeProject(project, projectRules(twentyRules));
  const ours = await runProcess(process.execPath, [listwise, 'plan', '--now', now, '--format', 'json'], options);
  const theirs = await runProcess(process.execPath, [script('sqlite'), 'fused', store], options);
  const counts = JSON.stringify(JSON.parse(ours.output).rules.map(({ matched }) => matched));
  if (counts !== theirs.output.trim()) throw new Error(`the counts differ:\n${counts}\n${theirs.output}`);
}

/** The contacts in a DuckDB file; made once. */
async function duckDb(folder, store) {
  const file = join(folder, 'contacts.duckdb');
  if (existsSync(file)) return file;
  const csv = join(folder, 'contacts-for-duckdb.csv');
  await runProcess('sqlite3', ['-csv', '-header', store, '-cmd', `.once ${csv}`, 'SELECT * FROM contacts']);
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE contacts AS SELECT * FROM read_csv('${csv}', nullstr = '')`);
  connection.closeSync();
  instance.closeSync();
  rmSync(csv);
  return file;
}
