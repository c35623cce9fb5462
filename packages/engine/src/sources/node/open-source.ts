import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { suggestionsFor } from '../../problems/did-you-mean.ts';
import { isInside } from '../../project/node/inside.ts';
import type { ProjectConfig, SourceConfig, SqliteSourceConfig } from '../../project/project-config.ts';
import { isVariable } from '../../project/project-config.ts';
import type { Source } from '../source.ts';
import { SourceError } from '../source-error.ts';
import { openBetterSqlite3 } from '../sqlite/drivers/better-sqlite3.ts';
import { localSource } from '../sqlite/local-store/local-source.ts';
import { mappedSource } from '../sqlite/mapped/mapped-source.ts';
import { openOrExplain } from '../sqlite/open-database.ts';
import { scanThreads } from '../sqlite/scan/scan-threads.ts';
import type { ScanSettings } from '../sqlite/scan/scanned-database.ts';

export interface OpenSourceRequest {
  readonly root: string;
  readonly config: ProjectConfig;
  /** The source to open; the project's default when absent. */
  readonly name?: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The script of a thread that scans; without one a scan stays in this thread. */
  readonly scanWorker?: URL;
  /** A scan is about to come: its threads start while the rest is made ready. */
  readonly scansSoon?: boolean;
}

/** The settings of a source, found by name. */
export function sourceConfig(config: ProjectConfig, name: string): SourceConfig {
  const found = config.sources[name];
  if (found !== undefined && Object.hasOwn(config.sources, name)) return found;
  const known = Object.keys(config.sources);
  const [near] = suggestionsFor(name, known);
  throw new SourceError(`There is no source \`${name}\` in listwise.yaml.`, {
    hint:
      near === undefined
        ? `Declared are ${known.map((each) => `\`${each}\``).join(', ')}.`
        : `Did you mean \`${near}\`?`,
  });
}

/** Opens a source for reading. */
export function openSource(request: OpenSourceRequest): Source {
  const { config } = request;
  const name = request.name ?? config.source;
  const settings = sourceConfig(config, name);
  if (settings.type === 'hubspot')
    throw new SourceError(`The source \`${name}\` is a HubSpot portal, which this version cannot read yet.`, {
      hint: 'Export the contacts and use `listwise import`.',
    });
  const { path, shown } = databasePath(settings, request);
  requireFile(path, shown, name);
  const database = openOrExplain(openBetterSqlite3, path, shown, { readOnly: true });
  try {
    const scanning = scanningFor(path, request);
    return settings.tables === undefined
      ? localSource(name, database, config.zone, shown, scanning)
      : mappedSource({ name, database, tables: settings.tables, zone: config.zone, path, shownPath: shown, scanning });
  } catch (error) {
    database.close();
    throw error;
  }
}

function scanningFor(path: string, { scanWorker, scansSoon }: OpenSourceRequest): ScanSettings {
  if (scanWorker === undefined) return {};
  const threads = scanThreads({ script: scanWorker, path });
  if (scansSoon === true && statSync(path).size >= largeDatabase) threads.start();
  return { threads };
}

/** A database of this size is sure to be scanned in threads. */
const largeDatabase = 32 * 2 ** 20;

/** Where the database of a SQLite source lies. Outside the project only by a path from the environment. */
export function databasePath(
  settings: SqliteSourceConfig,
  { root, environment }: Pick<OpenSourceRequest, 'root' | 'environment'>,
): { path: string; shown: string } {
  const { path } = settings;
  if (isVariable(path)) {
    const variable = path.slice(2, -1);
    const value = environment[variable];
    if (value === undefined || value === '')
      throw new SourceError(`The path of the database is taken from ${variable}, which is not set.`, {
        hint: `Set the environment variable ${variable}.`,
      });
    return { path: resolve(root, value), shown: `\${${variable}}` };
  }
  if (!isInside(root, path))
    throw new SourceError(`${path} lies outside the project.`, {
      hint: 'A database outside must be named by an environment variable: `path: ${LISTWISE_DB}`.',
    });
  return { path: resolve(root, path), shown: path };
}

function requireFile(path: string, shown: string, name: string): void {
  if (!existsSync(path))
    throw new SourceError(`There is no data yet: ${shown} (source \`${name}\`) does not exist.`, {
      hint: 'Export your contacts and run `listwise import contacts.csv`.',
    });
  if (statSync(path).isDirectory())
    throw new SourceError(`${shown} is a folder, not a database.`, { hint: 'Check `path` in listwise.yaml.' });
}
