import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderWith, listwise, smallExport, utcProject } from './kit/command.ts';
import { fencedBlocks, filesOf } from './kit/fenced-blocks.ts';
import { parseXml } from './kit/xml.ts';

const rule = 'hard_bounce_reason is known\nand lifecycle_stage != customer\n';
const passing = `now: 2026-11-24
records:
  bounced: { hard_bounce_reason: UNKNOWN_USER }
  customer: { hard_bounce_reason: UNKNOWN_USER, lifecycle_stage: customer }
  fine: {}
expect:
  match: [bounced]
  skip: [customer, { record: fine, because: hard_bounce_reason is known }]
`;

function project(files: Readonly<Record<string, string>> = {}): string {
  return folderWith({
    'listwise.yaml': utcProject,
    'contacts.csv': smallExport,
    'rules/bounced.criteria': rule,
    'rules/bounced.test.yaml': passing,
    ...files,
  });
}

describe('listwise test', () => {
  it('passes', async () => {
    expect(await listwise(['test'], { cwd: project() })).toEqual({
      code: 0,
      stdout: '✓ bounced 3 records\n\n1 test, 3 records: all as expected.\n',
      stderr: '',
    });
  });

  it('shows clause by clause why a record is not as expected, with exit code 1', async () => {
    const cwd = project({
      'rules/bounced.test.yaml': passing.replace('[bounced]', '[bounced, customer]').replace('[customer, ', '['),
    });
    expect(await listwise(['test', 'rules/bounced.test.yaml'], { cwd })).toEqual({
      code: 1,
      stdout: `✗ bounced 3 records
  rules/bounced.test.yaml:7:20 customer is skipped, but should match.
    ✗ all of
      ✓ hard_bounce_reason is known
          hard_bounce_reason is UNKNOWN_USER
      ✗ lifecycle_stage != customer
          lifecycle_stage is customer

1 test, 3 records: 1 record not as expected.
`,
      stderr: '',
    });
  });

  it('fails a record that neither list claims', async () => {
    const cwd = project({ 'rules/bounced.test.yaml': passing.replace('[customer, ', '[') });
    const { code, stdout } = await listwise(['test'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain(
      'rules/bounced.test.yaml:4:3 customer is skipped, and the test does not say whether it should.',
    );
  });

  it('says where a test file is wrong, and runs the others', async () => {
    const cwd = project({
      'rules/z.criteria': 'everyone\n',
      'rules/z.test.yaml': passing.replace('fine: {}', 'fine: { emial: a }'),
    });
    const { code, stdout } = await listwise(['test'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('rules/z.test.yaml:5:11 error `emial` is not a contact property. Did you mean `email`?');
    expect(stdout).toContain('✓ bounced 3 records');
  });

  it('chooses by rule, file and folder', async () => {
    const cwd = project({ 'rules/a/b.criteria': rule, 'rules/a/b.test.yaml': passing });
    for (const arg of ['a/b', 'rules/a', 'rules/a/b.criteria', 'rules/a/b.test.yaml'])
      expect((await listwise(['test', arg], { cwd })).stdout).toMatch(/^✓ a\/b 3 records\n\n1 test/);
  });

  it.each([
    ['a rule that does not exist', ['test', 'bouncd'], 'Did you mean `bounced`?'],
    ['a rule without a test', ['test', 'untested'], 'listwise new test untested'],
    ['a percentage above 100', ['test', '--min-coverage', '101'], '--min-coverage is a percentage'],
  ])('refuses %s with exit code 2', async (_, args, message) => {
    const { code, stdout, stderr } = await listwise(args, { cwd: project({ 'rules/untested.criteria': rule }) });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it('says so where there are no tests', async () => {
    const cwd = folderWith({ 'listwise.yaml': utcProject, 'rules/bounced.criteria': rule });
    expect(await listwise(['test'], { cwd })).toMatchObject({
      code: 0,
      stdout: 'There are no tests. Let one be proposed: `listwise new test RULE`.\n',
    });
  });
});

describe('coverage', () => {
  const half = `now: 2026-11-24
records: { bounced: { hard_bounce_reason: UNKNOWN_USER } }
expect: { match: [bounced] }
`;

  it('names the clauses that were not seen both ways, with exit code 1', async () => {
    const cwd = project({ 'rules/bounced.test.yaml': half, 'rules/untested.criteria': 'email is known\n' });
    expect(await listwise(['test', '--coverage'], { cwd })).toMatchObject({
      code: 1,
      stdout: `✓ bounced 1 record

Coverage
 50 %  bounced
         never false: hard_bounce_reason is known
         never false: lifecycle_stage != customer
  0 %  untested (no test)
         never true or false: email is known

1 test, 1 record: all as expected, but 2 rules not covered.
`,
    });
  });

  it('is enough where less is asked for', async () => {
    const cwd = project({ 'rules/bounced.test.yaml': half });
    expect((await listwise(['test', '--min-coverage', '50'], { cwd })).code).toBe(0);
    expect((await listwise(['test', '--min-coverage', '51'], { cwd })).code).toBe(1);
  });

  it('is whole for the rules of the example', async () => {
    const cwd = fileURLToPath(new URL('../examples/hubspot-hygiene', import.meta.url));
    const { code, stdout } = await listwise(['test', '--coverage', '--format', 'json'], { cwd });
    const { coverage, summary } = JSON.parse(stdout) as { coverage: { rules: { percent: number }[] }; summary: object };
    expect(code).toBe(0);
    expect(new Set(coverage.rules.map(({ percent }) => percent))).toEqual(new Set([100]));
    expect(summary).toMatchObject({ tests: 14, failed: 0 });
  });
});

describe('junit', () => {
  it('is well-formed, whatever names and texts hold, and counts what failed', async () => {
    const odd = String.raw`now: 2026-11-24
records:
  "<a href='x'>&\u0001\n": { hard_bounce_reason: UNKNOWN_USER }
expect:
  skip: ["<a href='x'>&\u0001\n"]
`;
    const cwd = project({
      'rules/odd.criteria': 'phone contains "<&>]]>" or email is unknown\n',
      'rules/odd.test.yaml': odd,
    });
    const { code, stdout } = await listwise(['test', '--coverage', '--format', 'junit'], { cwd });
    expect(code).toBe(1);
    const { name, attributes, children } = parseXml(stdout);
    expect([name, attributes]).toEqual(['testsuites', { name: 'listwise', tests: '6', failures: '2', errors: '0' }]);
    expect(children.map((suite) => suite.attributes['name'])).toEqual(['bounced', 'odd', 'coverage']);
    expect(children[1]?.children[0]).toMatchObject({
      name: 'testcase',
      attributes: { classname: 'odd', name: "<a href='x'>&\uFFFD\n", file: 'rules/odd.test.yaml', line: '5' },
      children: [{ name: 'failure', text: "<a href='x'>&\uFFFD\n matches, but should be skipped." }],
    });
    expect(children[2]?.children[1]?.children[0]?.text).toContain('never true: phone contains "<&>]]>"');
  });

  it('tells files with errors as errors', async () => {
    const { code, stdout } = await listwise(['test', '--format', 'junit'], {
      cwd: project({ 'rules/bounced.test.yaml': 'now: [' }),
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/<testsuite name="files" tests="1" failures="0" errors="1">/);
  });
});

describe('listwise new rule', () => {
  it('starts a rule that has no problems, and writes over none', async () => {
    const cwd = project();
    const { code, stdout } = await listwise(['new', 'rule', 'bounces/full-mailbox'], { cwd });
    expect([code, stdout.split('\n')[0]]).toEqual([0, '+ rules/bounces/full-mailbox.criteria']);
    expect(readFileSync(join(cwd, 'rules/bounces/full-mailbox.criteria'), 'utf8')).toMatch(
      /^---\nname: "Full mailbox"\n/,
    );
    const written = 'rules/bounces/full-mailbox.criteria';
    expect((await listwise(['check', written, '--fail-on', 'warning'], { cwd })).code).toBe(0);
    expect((await listwise(['fmt', '--check'], { cwd })).code).toBe(0);
    expect(await listwise(['new', 'rule', 'bounces/full-mailbox'], { cwd })).toMatchObject({ code: 2, stdout: '' });
    expect((await listwise(['new', 'rule', 'bounces/full-mailbox', '--force'], { cwd })).code).toBe(0);
  });

  it.each(['../evil', 'a b', 'a//b', '/etc/x', 'a/../../x'])('refuses the id %s', async (id) => {
    const cwd = project();
    const { code, stderr } = await listwise(['new', 'rule', id], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining('cannot be a rule id')]);
  });

  it('makes nothing else', async () => {
    expect((await listwise(['new', 'rules', 'x'], { cwd: project() })).stderr).toContain('makes a rule or a test');
  });
});

describe('listwise new test', () => {
  it('proposes a test that passes and covers the rule, and writes over none', async () => {
    const cwd = project({ 'rules/quiet.criteria': 'last_click_date is unknown or last_click_date is yesterday\n' });
    expect((await listwise(['new', 'test', 'quiet', '--now', '2026-11-24'], { cwd })).code).toBe(0);
    expect((await listwise(['test', 'quiet', '--coverage'], { cwd })).code).toBe(0);
    const before = readFileSync(join(cwd, 'rules/quiet.test.yaml'), 'utf8');
    const again = await listwise(['new', 'test', 'quiet', '--now', '2020-01-01'], { cwd });
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(readFileSync(join(cwd, 'rules/quiet.test.yaml'), 'utf8')).toBe(before);
    expect((await listwise(['new', 'test', 'quiet', '--force'], { cwd })).code).toBe(0);
  });

  it('takes masked records from the source, and what the rule reads of them', async () => {
    const cwd = project({
      'rules/example.criteria': 'email ends with "@example.com" and lifecycle_stage is known and first_name is known\n',
    });
    await listwise(['import', 'contacts.csv'], { cwd });
    const made = await listwise(['new', 'test', 'example', '--from-data', '--now', '2026-11-24'], { cwd });
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const text = readFileSync(join(cwd, 'rules/example.test.yaml'), 'utf8');
    expect(text).not.toMatch(/anna|bo@|cleo|dag|2024|UNKNOWN_USER/i);
    expect(text).toMatch(/lifecycle_stage: (?:lead|customer)/);
    expect((await listwise(['test', 'example'], { cwd })).code).toBe(0);
  });

  it('refuses a rule with errors', async () => {
    const cwd = project();
    writeFileSync(join(cwd, 'rules/broken.criteria'), 'emial is known\n');
    expect(await listwise(['new', 'test', 'broken'], { cwd })).toMatchObject({ code: 1, stdout: '' });
    expect(existsSync(join(cwd, 'rules/broken.test.yaml'))).toBe(false);
  });
});

describe('the page on tests of rules', () => {
  const page = readFileSync(new URL('../docs/rule-tests.md', import.meta.url), 'utf8');
  const blocks = fencedBlocks(page);
  const criteria = blocks.filter(({ language }) => language === 'criteria');
  const tests = blocks.filter(({ language }) => language === 'yaml');

  it.each(tests.map((test, index) => [index + 1, test]))('shows tests that pass: %i', async (_, test) => {
    const cwd = folderWith({ 'listwise.yaml': utcProject, ...filesOf([...criteria, test]) });
    expect(await listwise(['test'], { cwd })).toMatchObject({ code: 0, stderr: '' });
  });

  it('shows what the command says', async () => {
    const cwd = folderWith({ 'listwise.yaml': utcProject, ...filesOf([...criteria, tests[0] as (typeof tests)[0]]) });
    const indented = (await listwise(['test'], { cwd })).stdout.replace(/^(?=.)/gm, '    ');
    expect(page).toContain(indented);
    const file = join(cwd, 'rules/bounced.test.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/.*customer.*\n/g, ''));
    const { stdout } = await listwise(['test', '--coverage'], { cwd });
    expect(page).toContain(/Coverage\n.*\n.*\n/.exec(stdout)?.[0].replace(/^(?=.)/gm, '    '));
  });
});

it('check finds what is wrong with tests, and is content with the others', async () => {
  expect((await listwise(['check', '--fail-on', 'warning'], { cwd: project() })).code).toBe(0);
  const cwd = project({ 'rules/bounced.test.yaml': passing.replace('match: [bounced]', 'match: [bouncd]') });
  for (const args of [['check'], ['check', 'rules/bounced.criteria']]) {
    const { code, stdout } = await listwise(args, { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('rules/bounced.test.yaml:7:11 error `bouncd` is none of the records of this test.');
  }
});

it('a new project passes its own tests', async () => {
  const cwd = folderWith();
  await listwise(['init', '.'], { cwd });
  expect(await listwise(['test', '--coverage'], { cwd })).toMatchObject({ code: 0, stderr: '' });
});
