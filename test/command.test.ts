import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type CommandResult, folderWith, listwise, smallExport, utcProject } from './kit/command.ts';

const bounced = 'hard_bounce_reason is known\n';

async function imported(rules: Record<string, string> = { 'rules/bounced.criteria': bounced }): Promise<string> {
  const cwd = folderWith({ 'listwise.yaml': utcProject, 'contacts.csv': smallExport, ...rules });
  expect(await listwise(['import', 'contacts.csv'], { cwd })).toMatchObject({ code: 0, stderr: '' });
  return cwd;
}

function expectOneMessage({ stdout, stderr }: CommandResult): void {
  expect(stdout).toBe('');
  expect(stderr.match(/error:/g)).toHaveLength(1);
  expect(stderr).not.toMatch(/\n\s+at /);
}

describe('criteria from standard input', () => {
  it('prints the id of every match, one per line, ascending', async () => {
    const cwd = await imported();
    const result = await listwise(['preview', '-', '--format', 'ids'], { cwd, input: bounced });
    expect(result).toEqual({ code: 0, stdout: '1\n2\n4\n', stderr: '' });
  });

  it('says what is wrong with them, with exit code 1', async () => {
    const cwd = await imported();
    const result = await listwise(['preview', '-'], { cwd, input: 'hard_bounce_reson is known' });
    expect(result).toMatchObject({ code: 1, stdout: '' });
    expect(result.stderr).toContain(
      'standard input:1:1 error `hard_bounce_reson` is not a contact property. Did you mean `hard_bounce_reason`? [unknown-property]',
    );
  });
});

describe('preview', () => {
  it('writes csv whose cells no spreadsheet takes for a formula', async () => {
    const cwd = folderWith({
      'listwise.yaml': utcProject,
      'contacts.csv': 'Record ID,Email,First Name\n1,a@example.com,=1+1\n2,b@example.com,"x, y"\n',
    });
    await listwise(['import', 'contacts.csv'], { cwd });
    const result = await listwise(['preview', '-', '--format', 'csv', '--columns', 'first_name'], {
      cwd,
      input: 'everyone',
    });
    expect(result.stdout).toBe('id,first_name\n1,\'=1+1\n2,"x, y"\n');
  });

  it('writes one object a line, with null for unknown and numbers as numbers', async () => {
    const cwd = folderWith({
      'listwise.yaml': utcProject,
      'contacts.csv': 'Record ID,Email,Sends Since Last Engagement\n1,a@example.com,12\n2,,\n',
    });
    await listwise(['import', 'contacts.csv'], { cwd });
    const result = await listwise(['preview', '-', '--format', 'ndjson', '--columns', 'email,sends_since_engagement'], {
      cwd,
      input: 'everyone',
    });
    expect(
      result.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { id: '1', email: 'a@example.com', sends_since_engagement: 12 },
      { id: '2', email: null, sends_since_engagement: null },
    ]);
  });

  it('masks personal data where CI is set', async () => {
    const cwd = await imported();
    const result = await listwise(['preview', 'bounced', '--format', 'csv', '--columns', 'email'], {
      cwd,
      environment: { CI: 'true' },
    });
    expect(result.stdout).toBe('id,email\n1,a***@e***.com\n2,b***@e***.com\n4,d***@e***.org\n');
  });

  it('counts those that cannot be decided, and never shows them as matches', async () => {
    const cwd = await imported();
    const ids = await listwise(['preview', '-', '--format', 'ids'], { cwd, input: 'create_date is known' });
    expect(ids.stdout).toBe('1\n2\n3\n');
    const table = await listwise(['preview', '-'], { cwd, input: 'create_date is unknown' });
    expect(table.stdout).toContain('0 contacts match these criteria.\n1 contact cannot be decided');
  });
});

describe('a rule that reads what was never supplied', () => {
  it('is an error and plans nothing', async () => {
    const cwd = await imported({ 'rules/clicked.criteria': 'last_click_date is unknown\n' });
    const preview = await listwise(['preview', 'clicked', '--format', 'ids'], { cwd });
    expect(preview).toMatchObject({ code: 1, stdout: '' });
    expect(preview.stderr).toContain('not-supplied');
    const plan = await listwise(['plan', '--format', 'json'], { cwd });
    expect(plan.code).toBe(1);
    expect(JSON.parse(plan.stdout)).toMatchObject({
      rules: [],
      problems: [{ code: 'not-supplied', file: 'rules/clicked.criteria' }],
    });
  });
});

describe('bad input', () => {
  it.each([
    ['no project', {}, ['plan'], 2],
    ['broken YAML', { 'listwise.yaml': 'version: [1' }, ['plan'], 2],
    ['an unknown key', { 'listwise.yaml': 'version: 1\ntimzone: UTC\n' }, ['plan'], 2],
    ['no database yet', { 'listwise.yaml': utcProject }, ['plan'], 2],
    ['a folder where a database is due', { 'listwise.yaml': utcProject, 'data/contacts.db/x': '' }, ['plan'], 2],
    [
      'a file that is no database',
      { 'listwise.yaml': utcProject, 'data/contacts.db': 'not a database, but text '.repeat(99) },
      ['plan'],
      2,
    ],
    ['an unknown source', { 'listwise.yaml': utcProject }, ['plan', '--source', 'hubspt'], 2],
    ['an unknown rule', { 'listwise.yaml': utcProject, 'rules/a.criteria': bounced }, ['preview', 'b'], 2],
    ['an unknown profile', { 'listwise.yaml': utcProject }, ['plan', '--profile', 'acme'], 2],
    [
      'an unreadable instant',
      { 'listwise.yaml': utcProject, 'rules/a.criteria': bounced },
      ['preview', 'a', '--now', 'soon'],
      2,
    ],
    ['a CSV of zero bytes', { 'listwise.yaml': utcProject, 'c.csv': '' }, ['import', 'c.csv'], 2],
    [
      'a CSV without id or address',
      { 'listwise.yaml': utcProject, 'c.csv': 'First Name\nBo\n' },
      ['import', 'c.csv'],
      2,
    ],
    [
      'a quote that is never closed',
      { 'listwise.yaml': utcProject, 'c.csv': 'Email,First Name\na@example.com,"Bo\n' },
      ['import', 'c.csv'],
      2,
    ],
    ['a missing CSV', { 'listwise.yaml': utcProject }, ['import', 'c.csv'], 2],
    ['a folder for a CSV', { 'listwise.yaml': utcProject, 'c.csv/x': '' }, ['import', 'c.csv'], 2],
    [
      'a path that leaves the project',
      { 'listwise.yaml': `${utcProject}sources:\n  local: { type: sqlite, path: ../outside.db }\n` },
      ['plan'],
      2,
    ],
    ['no arguments where one is due', {}, ['preview'], 2],
    ['an unknown verb', {}, ['chek'], 2],
  ] as const)('%s gives one clear message', async (_, files, args, code) => {
    const cwd = folderWith(files);
    const result = await listwise(args, { cwd });
    expect(result.code).toBe(code);
    expect(result.stdout).toBe('');
    expect(result.stderr).not.toMatch(/\n\s+at /);
    expect(result.stderr.trim()).not.toBe('');
    expect(existsSync(join(cwd, 'data/contacts.db.importing'))).toBe(false);
  });

  it('names the place in the message', async () => {
    const cwd = folderWith({
      'listwise.yaml': utcProject,
      'c.csv': 'Email,First Name\na@example.com,Bo\nb@example.com,"Cleo\n',
    });
    const result = await listwise(['import', 'c.csv'], { cwd });
    expectOneMessage(result);
    expect(result.stderr).toContain('c.csv:3: A quote that opens here is never closed.');
  });

  it('a locked database is told, not waited for without end', async () => {
    const cwd = await imported();
    const holder = new Database(join(cwd, 'data/contacts.db'));
    holder.exec('BEGIN EXCLUSIVE');
    const result = await listwise(['plan'], { cwd });
    holder.exec('ROLLBACK');
    holder.close();
    expect(result.code).toBe(2);
    expectOneMessage(result);
    expect(result.stderr).toContain('data/contacts.db is locked by another program.');
  });

  it('1 MB of random bytes, an empty file and 10,000 parentheses are problems of those files only', async () => {
    const noise = Buffer.alloc(1_000_000);
    for (let i = 0, state = 7; i < noise.length; i++) {
      state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
      noise[i] = state >>> 16;
    }
    const cwd = folderWith({
      'listwise.yaml': utcProject,
      'rules/noise.criteria': noise,
      'rules/empty.criteria': '',
      'rules/deep.criteria': `${'('.repeat(10_000)}email is known${')'.repeat(10_000)}`,
      'rules/fine.criteria': bounced,
    });
    const { code, stdout } = await listwise(['check', '--format', 'json'], { cwd });
    const { problems } = JSON.parse(stdout) as { problems: { file: string; code: string }[] };
    expect(code).toBe(1);
    expect(problems.map(({ file, code: problem }) => `${file} ${problem}`)).toEqual([
      'rules/deep.criteria nested-too-deep',
      'rules/empty.criteria empty-criteria',
      'rules/noise.criteria not-text',
    ]);
  });

  it('two files with one rule id are an error', async () => {
    const cwd = folderWith({
      'listwise.yaml': `${utcProject}rules: [rules/**/*.criteria, more/**/*.criteria]\n`,
      'rules/a.criteria': bounced,
      'more/a.criteria': bounced,
    });
    const { code, stdout } = await listwise(['check', '--format', 'json'], { cwd });
    expect(code).toBe(1);
    expect((JSON.parse(stdout) as { problems: { code: string }[] }).problems.map((problem) => problem.code)).toEqual([
      'duplicate-rule',
    ]);
  });
});

describe('fmt', () => {
  it('formats standard input to standard output', async () => {
    const result = await listwise(['fmt', '-'], { cwd: folderWith(), input: 'a is not known AND b in (x,y)' });
    expect(result).toEqual({ code: 0, stdout: 'a is unknown\nand b is any of (x, y)\n', stderr: '' });
  });

  it('--check changes nothing and exits with 1 where a file is not formatted', async () => {
    const cwd = folderWith({ 'listwise.yaml': utcProject, 'rules/a.criteria': 'email  is known' });
    expect(await listwise(['fmt', '--check'], { cwd })).toMatchObject({ code: 1 });
    expect(readFileSync(join(cwd, 'rules/a.criteria'), 'utf8')).toBe('email  is known');
    expect(await listwise(['fmt'], { cwd })).toMatchObject({ code: 0 });
    expect(readFileSync(join(cwd, 'rules/a.criteria'), 'utf8')).toBe('email is known\n');
    expect(await listwise(['fmt', '--check'], { cwd })).toMatchObject({ code: 0 });
  });
});

describe('options', () => {
  it('are taken from the environment', async () => {
    const cwd = await imported();
    const result = await listwise(['preview', 'bounced'], {
      cwd,
      environment: { LISTWISE_FORMAT: 'ids', LISTWISE_LIMIT: '1' },
    });
    expect(result.stdout).toBe('1\n');
  });

  it('parameters override those of the rule', async () => {
    const cwd = await imported({
      'rules/stage.criteria': '---\nparams: { stage: lead }\n---\nlifecycle_stage = $stage\n',
    });
    expect((await listwise(['preview', 'stage', '--format', 'ids'], { cwd })).stdout).toBe('1\n3\n');
    const result = await listwise(['preview', 'stage', '--format', 'ids', '--param', 'stage=customer'], { cwd });
    expect(result.stdout).toBe('2\n');
  });

  it('--exit-code tells that there is something to do', async () => {
    const cwd = await imported({
      'rules/old.criteria': '---\naction: archive\n---\nhard_bounce_reason = UNKNOWN_USER\n',
    });
    expect((await listwise(['plan'], { cwd })).code).toBe(0);
    expect((await listwise(['plan', '--exit-code'], { cwd })).code).toBe(3);
  });
});

describe('init', () => {
  it('makes a project that checks, formats and plans', async () => {
    const cwd = folderWith({ 'contacts.csv': smallExport });
    expect(await listwise(['init'], { cwd })).toMatchObject({ code: 0, stderr: '' });
    expect(await listwise(['check', '--fail-on', 'warning'], { cwd })).toMatchObject({ code: 0 });
    expect(await listwise(['fmt', '--check'], { cwd })).toMatchObject({ code: 0 });
    expect(await listwise(['import', 'contacts.csv'], { cwd })).toMatchObject({ code: 0 });
    const plan = await listwise(['plan', '--members', '--format', 'json'], { cwd });
    const { rules } = JSON.parse(plan.stdout) as { rules: { id: string; members: string[] }[] };
    expect(rules.map(({ id, members }) => [id, members])).toEqual([
      ['bounces/hard-bounces', ['1', '4']],
      ['protect/customers', ['2']],
    ]);
  });

  it('refuses a folder that is a project already', async () => {
    const cwd = folderWith({ 'listwise.yaml': utcProject });
    const result = await listwise(['init'], { cwd });
    expect(result.code).toBe(2);
    expectOneMessage(result);
  });
});

describe('completion', () => {
  it.each(['bash', 'zsh', 'fish'])('prints a script for %s', async (shell) => {
    const result = await listwise(['completion', shell], { cwd: folderWith() });
    expect(result.code).toBe(0);
    expect(result.stdout).toContain('preview');
  });
});

describe('a time zone that changed after the import', () => {
  it('is an error until the contacts are imported again', async () => {
    const cwd = await imported();
    writeFileSync(join(cwd, 'listwise.yaml'), 'version: 1\ntimezone: Europe/Stockholm\n');
    const refused = await listwise(['plan'], { cwd });
    expect(refused.code).toBe(2);
    expectOneMessage(refused);
    expect(await listwise(['import', 'contacts.csv'], { cwd })).toMatchObject({ code: 0 });
    expect(await listwise(['plan'], { cwd })).toMatchObject({ code: 0 });
  });
});
