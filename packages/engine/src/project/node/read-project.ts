import { readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { largestFile } from '../../language/criteria-document.ts';
import { configFile, defaultConfig, type ParsedConfig, type ProjectConfig, parseConfig } from '../project-config.ts';
import type { FailedFile, PackFiles, ProjectFile, ProjectFiles, RuleFile } from '../project-files.ts';
import { isFailed, outsideProject } from '../project-files.ts';
import { isInside, shownPath } from './inside.ts';

export interface ReadProject {
  readonly root: string;
  readonly files: ProjectFiles;
  readonly parsed?: ParsedConfig;
}

/** Reads all files of the project in a folder; without a listwise.yaml the defaults hold. See `parseConfig`. */
export function readProject(root: string, profile?: string, allowedHost?: string): ReadProject {
  const config = readInside(root, configFile);
  const parsed = isFailed(config) ? undefined : parseConfig(config.text, profile, allowedHost);
  const settings = parsed?.config ?? defaultConfig;
  const files: ProjectFiles = {
    ...(isMissing(config) ? {} : { config }),
    ...readParts(root, settings),
    packs: settings.extends.map((pack) => readPack(root, pack)),
  };
  return { root, files, ...(parsed === undefined ? {} : { parsed }) };
}

function readParts(root: string, config: ProjectConfig): Pick<ProjectFiles, 'rules' | 'catalogs' | 'sets'> {
  const rulePaths = foldersByPath(root, config.rules);
  const catalogPaths = foldersByPath(root, config.catalog);
  return {
    rules: [...rulePaths].map(
      ([path, folder]): RuleFile => ({ id: ruleIdOf(path, folder), file: readInside(root, path) }),
    ),
    catalogs: [...catalogPaths.keys()].map((path) => readInside(root, path)),
    sets: new Map(Object.entries(config.sets).map(([name, path]) => [name, readInside(root, path)])),
  };
}

/** A pack may lie outside the project; its own parts must lie inside the pack. */
function readPack(root: string, path: string): PackFiles {
  const folder = resolve(root, path);
  const name = basename(folder);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    return { name, path, failure: 'there is no such folder', rules: [], catalogs: [], sets: new Map() };
  const config = readInside(folder, configFile);
  const settings = isFailed(config) ? defaultConfig : parseConfig(config.text, undefined).config;
  const { rules, catalogs, sets } = readParts(folder, settings);
  const shown = (file: ProjectFile): ProjectFile => ({ ...file, path: shownPath(root, join(folder, file.path)) });
  return {
    name,
    path,
    ...(isMissing(config) ? {} : { config: shown(config) }),
    rules: rules.map(({ id, file }) => ({ id: `${name}/${id}`, file: shown(file), pack: name })),
    catalogs: catalogs.map(shown),
    sets: new Map([...sets].map(([set, file]) => [set, shown(file)])),
  };
}

function isMissing(file: ProjectFile): boolean {
  return isFailed(file) && file.failure === notFound;
}

/** Each file that patterns find, with the fixed part of the first pattern that finds it. */
function foldersByPath(root: string, patterns: readonly string[]): Map<string, string> {
  const folders = new Map<string, string>();
  for (const pattern of patterns)
    for (const path of filesFor(root, pattern)) if (!folders.has(path)) folders.set(path, fixedPart(pattern));
  return folders;
}

/** The folders of a pattern before its first wildcard: `rules` of `rules/**`. */
export function fixedPart(pattern: string): string {
  const parts = pattern.split('/');
  const wildcard = parts.findIndex((part) => /[*?[\]{}!()]/.test(part));
  return (wildcard < 0 ? parts.slice(0, -1) : parts.slice(0, wildcard)).join('/');
}

/** The path below the rules folder, without the extension. */
export function ruleIdOf(path: string, folder: string): string {
  const below = folder !== '' && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
  return below.replace(/\.criteria$/, '');
}

function filesFor(root: string, pattern: string): string[] {
  if (!/[*?[\]{}!()]/.test(pattern)) return [pattern];
  const found = globSync(pattern, {
    cwd: root,
    dot: false,
    onlyFiles: true,
    followSymbolicLinks: true,
    expandDirectories: false,
  });
  return found.sort();
}

const notFound = 'there is no such file';

function readInside(root: string, path: string): ProjectFile {
  if (!isInside(root, path)) return { path, failure: outsideProject };
  return readTextFile(root, path);
}

/** Reads a text file; invalid UTF-8 shows as U+FFFD, which the parsers report. */
export function readTextFile(root: string, path: string): ProjectFile {
  const file = resolve(root, path);
  try {
    const { size } = statSync(file);
    if (path.endsWith('.criteria') && size > largestFile)
      return { path, failure: `it has ${size} bytes`, tooManyBytes: size };
    return { path, text: new TextDecoder().decode(readFileSync(file)) };
  } catch (error) {
    return { path, failure: failureOf(error) };
  }
}

function failureOf(error: unknown): FailedFile['failure'] {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return notFound;
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'EISDIR':
      return 'it is a folder';
    default:
      return (error as Error).message;
  }
}
