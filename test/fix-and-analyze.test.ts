import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, listwise, smallExport, utcProject } from './kit/command.ts';

const misspelt = 'emial is known\nand email is known # listwise-ignore: never-matches once\n';

describe('listwise fix', () => {
  const files = { 'listwise.yaml': utcProject, 'rules/a.criteria': misspelt, 'rules/b.criteria': 'email is known\n' };
  const read = (cwd: string): string => readFileSync(join(cwd, 'rules/a.criteria'), 'utf8');

  it('writes the safe fixes and tells of them', async () => {
    const cwd = folderWith(files);
    const { mode } = statSync(join(cwd, 'rules/a.criteria'));
    const { code, stdout } = await listwise(['fix'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('rules/a.criteria: ');
    expect(stdout).toContain('3 problems fixed in 1 file; 0 errors, 1 warning remain.');
    expect(read(cwd)).toBe('email is known\n');
    expect(readdirSync(join(cwd, 'rules'))).toEqual(['a.criteria', 'b.criteria']);
    expect(statSync(join(cwd, 'rules/a.criteria')).mode).toBe(mode);
  });

  it('shows what it would do with --dry-run and changes nothing', async () => {
    const cwd = folderWith(files);
    const { code, stdout } = await listwise(['fix', '--dry-run', '--exit-code'], { cwd });
    expect(code).toBe(3);
    expect(stdout).toContain('-emial is known');
    expect(stdout).toContain('+email is known');
    expect(read(cwd)).toBe(misspelt);
  });

  it('fixes standard input', async () => {
    const cwd = folderWith(files);
    expect(await listwise(['fix', '-'], { cwd, input: misspelt })).toEqual({
      code: 0,
      stdout: 'email is known\n',
      stderr: '',
    });
    expect(read(cwd)).toBe(misspelt);
  });

  it('fixes the named files only, one outside the rules as well', async () => {
    const cwd = folderWith({ ...files, 'draft.criteria': 'emial is known\n' });
    await listwise(['fix', 'draft.criteria'], { cwd });
    expect([read(cwd), readFileSync(join(cwd, 'draft.criteria'), 'utf8')]).toEqual([misspelt, 'email is known\n']);
  });

  it('ends with 1 when an error is left', async () => {
    const cwd = folderWith({ 'listwise.yaml': utcProject, 'rules/a.criteria': 'email is\n' });
    expect(await listwise(['fix'], { cwd })).toMatchObject({ code: 1 });
  });
});

describe('listwise check', () => {
  it('counts what follows from the rules as warnings', async () => {
    const cwd = folderWith({
      'listwise.yaml': utcProject,
      'rules/a.criteria': 'sends_since_engagement > 20 and sends_since_engagement < 5\n',
    });
    const { code, stdout } = await listwise(['check'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('`sends_since_engagement > 20` and `sends_since_engagement < 5` cannot both hold');
    expect(await listwise(['check', '--fail-on', 'warning'], { cwd })).toMatchObject({ code: 1 });
  });
});

describe('listwise analyze', () => {
  it('counts overlaps on the data', async () => {
    const cwd = folderWith({
      'listwise.yaml': utcProject,
      'contacts.csv': smallExport,
      'rules/bounced.criteria': 'hard_bounce_reason is known\n',
      'rules/dead.criteria': 'hard_bounce_reason = UNKNOWN_USER\n',
      'rules/leads.criteria': 'lifecycle_stage = lead\n',
    });
    await listwise(['import', 'contacts.csv'], { cwd });
    const { code, stdout } = await listwise(['analyze', '--format', 'json'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      rules: [
        { id: 'bounced', matches: 'some', matched: 3 },
        { id: 'dead', matched: 2 },
        { id: 'leads', matched: 2 },
      ],
      relations: [{ kind: 'subset', rule: 'dead', other: 'bounced' }],
      overlaps: {
        rules: ['bounced', 'dead', 'leads'],
        matrix: [
          [3, 2, 1],
          [2, 2, 1],
          [1, 1, 2],
        ],
      },
    });
    const { stdout: shown } = await listwise(['analyze'], { cwd });
    expect(shown).toContain('dead matches only contacts that are in bounced');
    expect(shown).toMatch(/^1 {2}bounced +3$/m);
  });

  it('needs data', async () => {
    const cwd = folderWith({ 'listwise.yaml': utcProject });
    expect(await listwise(['analyze'], { cwd })).toMatchObject({ code: 2, stdout: '' });
    expect(existsSync(join(cwd, 'data'))).toBe(false);
  });
});
