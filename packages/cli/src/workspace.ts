import { resolve } from 'node:path';
import {
  configFile,
  createProject,
  hasErrors,
  instantOfMoment,
  type Moment,
  momentAt,
  type ParameterValue,
  type Project,
  parseConfig,
  readMoment,
  withTexts,
} from '@listwise/engine';
import { findProject, readProject } from '@listwise/engine/files';
import { parse as parseYaml } from 'yaml';
import { exitCodes } from './exit-codes.ts';
import { ProblemsFound, UsageError } from './failures.ts';
import type { VerbInput } from './verb.ts';

/** The project that a verb works on, and where it lies. */
export interface Workspace {
  readonly root: string;
  readonly project: Project;
  /** The project as it would be if its files had these texts, by path. */
  withTexts(texts: ReadonlyMap<string, string>): Project;
}

/** Reads the project of the folder, or of `--project`. */
export function openWorkspace(input: VerbInput): Workspace {
  const root = projectFolder(input);
  if (root === undefined)
    throw new UsageError(
      'There is no listwise.yaml here or in a folder above.',
      'Make a project with `listwise init`, or name its folder with --project.',
    );
  return workspaceAt(root, input);
}

/** The same, but where there is no project the built-in settings hold: enough to check and format files. */
export function openWorkspaceIfAny(input: VerbInput): Workspace {
  return workspaceAt(projectFolder(input) ?? input.cwd, input);
}

function projectFolder({ options, cwd }: VerbInput): string | undefined {
  const named = options['project'] as string | undefined;
  if (named === undefined) return findProject(cwd);
  const folder = resolve(cwd, named);
  if (findProject(folder) !== folder)
    throw new UsageError(`There is no listwise.yaml in ${named}.`, 'Make a project there with `listwise init`.');
  return folder;
}

function workspaceAt(root: string, input: VerbInput): Workspace {
  const profile = input.options['profile'] as string | undefined;
  const allowedHost = input.environment['LISTWISE_ALLOW_HOST'];
  const parameters = parametersOf(input);
  const { files, parsed } = readProject(root, profile, allowedHost);
  return {
    root,
    project: createProject(files, parsed, { parameters }),
    withTexts: (texts) => {
      const changed = withTexts(files, texts);
      const config = texts.get(configFile);
      return createProject(changed, config === undefined ? parsed : parseConfig(config, profile, allowedHost), {
        parameters,
      });
    },
  };
}

/** Refuses to go on with settings that are wrong: what they say decides where data is read from. */
export function requireValidSettings({ project }: Workspace): void {
  const wrong = project.problems.filter(({ file, problem }) => !file.endsWith('.criteria') && hasErrors([problem]));
  if (wrong.length > 0) throw new ProblemsFound(wrong, exitCodes.failure);
}

function parametersOf({ options }: VerbInput): Record<string, ParameterValue> {
  const given = (options['param'] ?? []) as readonly string[];
  return Object.fromEntries(
    given.map((assignment) => {
      const [, name, text] = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(assignment) ?? [];
      if (name === undefined || text === undefined)
        throw new UsageError(`--param ${assignment} is not of the form name=value.`);
      const value: unknown = parseYaml(text);
      if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
        throw new UsageError(`The value of --param ${name} must be text, a number, true or false.`);
      return [name, value];
    }),
  );
}

/** The moment of the run: now, or what `--now` says. */
export function momentOf({ options }: VerbInput, { project }: Workspace): Moment {
  const { zone, weekStart } = project.config;
  const given = options['now'] as string | undefined;
  if (given === undefined) return momentAt(Date.now(), zone, weekStart);
  const moment = readMoment(given);
  if (moment === undefined)
    throw new UsageError(`--now ${given} is not an instant.`, 'Write it like 2026-11-24T09:00:00Z or 2026-11-24.');
  return momentAt(instantOfMoment(moment, zone), zone, weekStart);
}
