import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const program = fileURLToPath(new URL('../../packages/cli/bin/listwise.js', import.meta.url));

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly cwd: string;
  readonly input?: string | Buffer;
  readonly environment?: Record<string, string>;
}

/** Runs the built command as a user would, in a pipe, with an environment of its own. */
export async function listwise(
  args: readonly string[],
  { cwd, input = '', environment = {} }: CommandOptions,
): Promise<CommandResult> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: cwd, TZ: 'UTC', ...environment },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { code, stdout, stderr };
}

/** A folder with the given files, gone when the test is done. */
export function folderWith(files: Readonly<Record<string, string | Buffer>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'listwise-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export const utcProject = 'version: 1\ntimezone: UTC\n';

/** A small export; ids 1 to 4. */
export const smallExport = `Record ID,Email,First Name,Lifecycle Stage,Email hard bounce reason,Unsubscribed from all email,Create Date
1,anna@example.com,Anna,Lead,Unknown user,false,2025-01-15 09:00
2,bo@example.com,Bo,Customer,Unknown user,,2024-02-29 23:30
3,cleo@example.org,Cleo,Lead,,true,2026-11-01 00:00
4,dag@example.org,Dag,Subscriber,Policy,false,15 January 2025
`;
