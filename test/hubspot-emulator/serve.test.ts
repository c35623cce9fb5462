import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

test('the emulator is started by node, tells its address, and ends when it is told to', async () => {
  const script = fileURLToPath(new URL('./serve.js', import.meta.url));
  const child = spawn(process.execPath, [script, '--contacts', '250', '--seed', '3', '--now', '2026-11-24T09:00:00Z']);
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = await once(createInterface(child.stdout), 'line');
  const { url, token, contacts } = JSON.parse(line);
  expect(contacts).toBe(250);
  const page = `${url}/crm/objects/2026-09/contacts?limit=100&after=200`;
  const { results } = await (await fetch(page, { headers: { Authorization: `Bearer ${token}` } })).json();
  expect([results.length, results[0].id]).toEqual([50, '201']);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
