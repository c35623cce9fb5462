import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configFile } from '../project-config.ts';

/** The nearest folder, from `start` upwards, that holds a listwise.yaml. */
export function findProject(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, configFile))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}
