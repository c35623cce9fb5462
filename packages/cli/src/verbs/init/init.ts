import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
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
    const files = Object.entries(scaffold({ timezone: systemTimezone(), ci: options['ci'] !== 'none' }));
    const kept = files.filter(([path]) => existsSync(join(root, path))).map(([path]) => path);
    const created = files.filter(([path]) => !kept.includes(path));
    for (const [path, text] of created) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return { folder, created: created.map(([path]) => path), kept };
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

function systemTimezone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
