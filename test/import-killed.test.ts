import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith, listwise, smallExport, utcProject } from './kit/command.ts';

const program = fileURLToPath(new URL('../packages/cli/bin/listwise.js', import.meta.url));

/** Imports contacts.csv and kills the process, with no chance to tidy up, as soon as `isMidway`. */
async function killImport(cwd: string, isMidway: () => boolean): Promise<'killed' | 'ended'> {
  const child = spawn(process.execPath, [program, 'import', 'large.csv'], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: cwd, TZ: 'UTC' },
    stdio: 'ignore',
  });
  const timer = setInterval(() => {
    if (isMidway()) child.kill('SIGKILL');
  }, 1);
  const signal = await new Promise<NodeJS.Signals | null>((resolve) => {
    child.on('close', (_, received) => resolve(received));
  });
  clearInterval(timer);
  return signal === 'SIGKILL' ? 'killed' : 'ended';
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}

const megabyte = 1_048_576;

/** Large enough not to fit the cache, so that pages are written while the import is under way. */
function largeExport(rows: number): string {
  const text = 'x'.repeat(400);
  const lines = Array.from(
    { length: rows },
    (_, index) => `${index + 1},c${index}@example.com,${text} ${index},Lead,,,2025-01-15 09:00`,
  );
  return `${smallExport.split('\n')[0]}\n${lines.join('\n')}\n`;
}

const large = largeExport(90_000);

describe('an import that is killed midway', { timeout: 120_000 }, () => {
  let cwd: string;
  let store: string;

  beforeAll(() => {
    expect(large.length).toBeGreaterThan(30 * megabyte);
  });

  function project(): void {
    cwd = folderWith({ 'listwise.yaml': utcProject, 'contacts.csv': smallExport });
    store = join(cwd, 'data/contacts.db');
    writeFileSync(join(cwd, 'large.csv'), large);
  }

  const everyone = (): ReturnType<typeof listwise> =>
    listwise(['preview', '-', '--format', 'ids'], { cwd, input: 'everyone' });
  const allFour = { code: 0, stdout: '1\n2\n3\n4\n', stderr: '' };

  it('into a new store leaves none, and the next import makes it', async () => {
    project();
    expect(await killImport(cwd, () => sizeOf(`${store}.importing`) > 5 * megabyte)).toBe('killed');
    expect(existsSync(store)).toBe(false);

    const preview = await listwise(['preview', '-'], { cwd, input: 'everyone' });
    expect(preview).toMatchObject({ code: 2, stdout: '' });
    expect(preview.stderr).toContain('There is no data yet');

    expect(await listwise(['import', 'contacts.csv'], { cwd })).toMatchObject({ code: 0, stderr: '' });
    expect(await everyone()).toEqual(allFour);
    expect(readdirSync(join(cwd, 'data'))).toEqual(['contacts.db']);
  });

  it('into a store that exists leaves it as it was, readable without further ado', async () => {
    project();
    await listwise(['import', 'contacts.csv'], { cwd });
    const before = createHash('sha256').update(readFileSync(store)).digest('hex');
    // The database itself has grown: half of the import stands in it, and the journal must take that back.
    const size = sizeOf(store);
    expect(await killImport(cwd, () => sizeOf(store) > size + 5 * megabyte)).toBe('killed');
    expect(existsSync(`${store}-journal`)).toBe(true);

    expect(await everyone()).toEqual(allFour);
    expect(createHash('sha256').update(readFileSync(store)).digest('hex')).toBe(before);
    const database = new Database(store, { readonly: true });
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
  });

  it('leaves a store into which the same file can be imported again', async () => {
    project();
    await listwise(['import', 'contacts.csv'], { cwd });
    const size = sizeOf(store);
    expect(await killImport(cwd, () => sizeOf(store) > size + megabyte)).toBe('killed');
    const result = await listwise(['import', 'large.csv', '--format', 'json'], { cwd });
    expect(JSON.parse(result.stdout)).toMatchObject({ rows: 90_000, inserted: 89_996, updated: 4, rejected: 0 });
  });
});
