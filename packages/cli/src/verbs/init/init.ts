import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { shownPath } from '@listwise/engine/files';
import { exitCodes } from '../../exit-codes.ts';
import { UsageError } from '../../failures.ts';
import { defineVerb } from '../../verb.ts';
import { writeJson } from '../../views/problem-json.ts';
import { scaffold } from './scaffold.ts';

interface InitResult {
  readonly folder: string;
  readonly created: readonly string[];
  /** Files that were there before; they stay as they are. */
  readonly kept: readonly string[];
}

export const initVerb = defineVerb<InitResult>({
  run: async ({ args: [folder = '.'], cwd, options }) => {
    const root = resolve(cwd, folder);
    if (existsSync(join(root, 'listwise.yaml')))
      throw new UsageError(
        `${folder === '.' ? 'This folder' : folder} is a Listwise project already.`,
        'Nothing was changed.',
      );
    const repository = repositoryOf(root);
    const files = scaffold({
      timezone: systemTimezone(),
      ...(options['ci'] === 'none' ? {} : { workflow: { project: shownPath(repository, root) } }),
    });
    const entries = Object.entries(files).map(([path, text]) => ({ path, file: join(root, path), text }));
    const kept = entries.filter(({ file }) => existsSync(file)).map(({ path }) => path);
    const created = entries.filter(({ path }) => !kept.includes(path));
    for (const { file, text } of created) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return { folder, created: created.map(({ path }) => path), kept };
  },
  views: {
    pretty: ({ folder, created, kept }, { line, colors }) => {
      for (const path of created) line(`${colors.green('+')} ${path}`);
      for (const path of kept) line(`  ${path} ${colors.dim('(was there, kept)')}`);
      line();
      line('Next:');
      if (folder !== '.') line(`  cd ${folder}`);
      line('  listwise import contacts.csv     your export from HubSpot');
      line('  listwise preview bounces/hard-bounces');
      line('  listwise plan');
    },
    json: (result, output) => writeJson({ version: 1, ...result }, output),
  },
  exitCode: () => exitCodes.clean,
});

/** The git repository around a folder, where CI looks for its workflows; the folder itself where there is none. */
function repositoryOf(folder: string): string {
  for (let parent = folder; ; parent = dirname(parent)) {
    if (existsSync(join(parent, '.git'))) return parent;
    if (dirname(parent) === parent) return folder;
  }
}

function systemTimezone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
