import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { folderWith, listwise, smallExport, utcProject } from './kit/command.ts';
import { expectFits } from './kit/json-contract.ts';

const schemas = new URL('../docs/schemas/', import.meta.url);

it.each([
  ['init', ['init', 'new']],
  ['check', ['check']],
  ['fmt', ['fmt', '--check']],
  ['fix', ['fix', '--dry-run']],
  ['import', ['import', 'contacts.csv']],
  ['preview', ['preview', 'bounced']],
  ['plan', ['plan', '--members', '--sample', '2']],
  ['explain', ['explain', 'bounced']],
  ['why', ['why', 'bounced', '2']],
  ['analyze', ['analyze']],
  ['test', ['test', '--coverage']],
  ['new', ['new', 'test', 'bounced', '--force']],
  ['catalog', ['catalog', 'bounce']],
  ['doctor', ['doctor']],
  ['version', ['version']],
])('the JSON of %s is as published', async (schema, args) => {
  const cwd = folderWith({
    'listwise.yaml': utcProject,
    'contacts.csv': smallExport,
    'rules/bounced.criteria': 'hard_bounce_reason is known and create_date is more than 30 days ago\n',
    'rules/bounced.test.yaml': 'now: 2026-01-15\nrecords: { a: {} }\nexpect: { match: [a] }\n',
    'rules/broken.criteria': 'hard_bounce_reson is known',
  });
  await listwise(['import', 'contacts.csv'], { cwd });
  const { stdout } = await listwise([...args, '--format', 'json'], { cwd });
  expectFits(stdout, schema);
});

it('the schemas of files are published as the program uses them', () => {
  const own = new URL('../packages/engine/schemas/', import.meta.url);
  for (const file of readdirSync(own))
    expect(readFileSync(new URL(`files/${file}`, schemas), 'utf8')).toBe(readFileSync(new URL(file, own), 'utf8'));
});
