import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * What the documentation shows is what the program prints: each command of a ```console block is run in a copy of the
 * example, in the order of the page, and the page must come out as it is. `vitest run tutorial -u` rewrites the pages.
 */

const pathOf = (relative: string): string => fileURLToPath(new URL(`../${relative}`, import.meta.url));
const example = pathOf('examples/hubspot-hygiene');

/** Commands that prepare the reader's shell, and that the test has its own way of doing. */
const preparations = [/^npm /, /^cd /, /^export PATH=/];

/** The one thing that changes from run to run: when the data was read. */
const readTime = /read \d{4}-\d\d-\d\d \d\d:\d\d/;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwise-tutorial-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(process.platform === 'win32')('the commands of', () => {
  it.each([
    { page: 'docs/getting-started.md', hasData: false },
    { page: 'examples/hubspot-hygiene/README.md', hasData: false },
    { page: 'README.md', hasData: true },
  ])('$page print what it shows', { timeout: 120_000 }, async ({ page, hasData }) => {
    const cwd = exampleCopy(page.replaceAll('/', '-'), hasData);
    const shown = readFileSync(pathOf(page), 'utf8');
    expect(shown).toContain('$ listwise plan');
    await expect(replayed(shown, cwd)).toMatchFileSnapshot(pathOf(page));
  });

  it('README.md are preceded by a rule of the example', () => {
    const [, rule] = /^```criteria\n([\s\S]*?)^```$/m.exec(readFileSync(pathOf('README.md'), 'utf8')) ?? [];
    expect(rule).toBe(readFileSync(join(example, 'rules/bounces/dead-mailbox.criteria'), 'utf8'));
  });
});

/** The example as a fresh clone has it. */
function exampleCopy(name: string, hasData: boolean): string {
  const cwd = join(folder, name);
  cpSync(example, cwd, { recursive: true, filter: (source) => !/\.db(-journal)?$|\.listwise$/.test(source) });
  if (!hasData) return cwd;
  for (const args of [
    ['contacts.csv'],
    ['unsubscribes-and-bounces.csv', '--kind', 'address-status'],
    ['newsletter-recipients.csv', '--kind', 'email-events'],
  ])
    execFileSync(
      process.execPath,
      [pathOf('packages/cli/bin/listwise.js'), 'import', `data/${args[0]}`, ...args.slice(1)],
      {
        cwd,
        env: environment,
      },
    );
  return cwd;
}

/** The page with the output that its commands print now. */
function replayed(page: string, cwd: string): string {
  const exported: Record<string, string> = {};
  return page.replace(/^```console\n([\s\S]*?)^```$/gm, (_, block: string) => {
    const steps = block.split(/^(?=\$ )/m).map((step) => {
      const [line = '', ...output] = step.split('\n');
      const command = line.replace(/^\$ /, '');
      const setting = /^export (LISTWISE_\w+)=(\S+)$/.exec(command);
      if (setting?.[1] !== undefined) exported[setting[1]] = setting[2] ?? '';
      if (setting !== null || preparations.some((pattern) => pattern.test(command))) return step;
      return `${line}\n${printed(command, output.join('\n'), cwd, exported)}`;
    });
    return `\`\`\`console\n${steps.join('')}\`\`\``;
  });
}

/** What a command prints on both streams, without trailing spaces; an empty line before the next command is kept. */
function printed(command: string, shown: string, cwd: string, exported: Record<string, string>): string {
  const { stdout, error } = spawnSync('sh', ['-c', `exec 2>&1\n${command}`], {
    cwd,
    env: { ...environment, ...exported },
    encoding: 'utf8',
  });
  if (error !== undefined) throw error;
  const [time] = readTime.exec(shown) ?? [];
  const text = stdout.replace(/[ \t]+$/gm, '').replace(readTime, (actual) => time ?? actual);
  return shown.endsWith('\n\n') ? `${text}\n` : text;
}

/** Nothing of the developer's own settings. */
const environment = {
  PATH: [pathOf('node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter),
  HOME: tmpdir(),
  TZ: 'UTC',
};
