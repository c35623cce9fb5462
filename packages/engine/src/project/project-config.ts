import { project as validate } from '../generated/validators.js';
import type { ParameterValue } from '../language/front-matter.ts';
import { suggestionsFor } from '../problems/did-you-mean.ts';
import { type Problem, problem } from '../problems/problem.ts';
import type { WeekStart } from '../values/calendar.ts';
import { type Zone, zoneOf } from '../values/zone.ts';
import { readYaml } from '../yaml/yaml-document.ts';
import type { YamlPath, YamlPlaces } from '../yaml/yaml-places.ts';
import { hostProblem } from './allowed-hosts.ts';

export interface ColumnMapping {
  readonly column: string;
  readonly format?: 'iso' | 'epoch' | 'epoch_ms';
}

export interface TableMapping {
  readonly table: string;
  readonly id?: string;
  readonly contact?: string;
  readonly address?: string;
  readonly list?: string;
  readonly property?: string;
  readonly value?: string;
  readonly at?: string | ColumnMapping;
  readonly columns?: Readonly<Record<string, string | ColumnMapping>>;
}

export interface SqliteSourceConfig {
  readonly type: 'sqlite';
  readonly path: string;
  readonly max_age?: string;
  readonly tables?: Readonly<Record<string, TableMapping>>;
}

export interface HubSpotSourceConfig {
  readonly type: 'hubspot';
  readonly token: string;
  readonly base_url?: string;
  readonly max_age?: string;
}

export type SourceConfig = SqliteSourceConfig | HubSpotSourceConfig;

export interface ProjectLimits {
  readonly max?: number;
  readonly max_percent?: number;
}

interface Variant {
  readonly timezone?: string;
  readonly week_starts?: WeekStart;
  readonly source?: string;
  readonly sources?: Readonly<Record<string, SourceConfig>>;
  readonly catalog?: readonly string[];
  readonly sets?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, ParameterValue>>;
  readonly limits?: ProjectLimits;
  readonly state?: string;
}

/** listwise.yaml as it is written. */
export interface ProjectData extends Variant {
  readonly version: 1;
  readonly rules?: readonly string[];
  readonly privacy?: { readonly mask?: readonly string[] };
  readonly extends?: readonly string[];
  readonly profiles?: Readonly<Record<string, Variant>>;
}

/** A project's settings, with the defaults and the chosen profile worked in. */
export interface ProjectConfig {
  readonly zone: Zone;
  readonly weekStart: WeekStart;
  readonly rules: readonly string[];
  readonly catalog: readonly string[];
  readonly source: string;
  readonly sources: Readonly<Record<string, SourceConfig>>;
  readonly sets: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, ParameterValue>>;
  readonly limits: ProjectLimits;
  readonly mask: readonly string[];
  readonly state: string;
  readonly extends: readonly string[];
}

export interface ParsedConfig {
  readonly config: ProjectConfig;
  readonly problems: readonly Problem[];
  /** The places in listwise.yaml. */
  readonly places: YamlPlaces;
}

export const configFile = 'listwise.yaml';

const utc = zoneOf('UTC') as Zone;

/** The settings of a project without listwise.yaml. */
export const defaultConfig: ProjectConfig = Object.freeze<ProjectConfig>({
  zone: utc,
  weekStart: 'monday',
  rules: ['rules/**/*.criteria'],
  catalog: ['catalog/*.yaml'],
  source: 'local',
  sources: { local: { type: 'sqlite', path: 'data/contacts.db' } },
  sets: {},
  params: {},
  limits: {},
  mask: ['email', 'firstname', 'lastname', 'phone'],
  state: '.listwise',
  extends: [],
});

/** Reads listwise.yaml. What is wrong is told at its place; the rest is still usable. */
export function parseConfig(text: string, profile: string | undefined): ParsedConfig {
  const document = readYaml<ProjectData>(text, validate);
  const { spanOf, keySpanOf } = document;
  const places = { spanOf, keySpanOf };
  if (document.value === undefined) return { config: defaultConfig, problems: document.problems, places };
  const data = document.value;
  const problems: Problem[] = [];
  const variant = profileOf(data, profile, places, problems);
  const config = withDefaults(data, variant, places, problems);
  problems.push(...sourceProblems(config, data, places));
  return { config, problems, places };
}

function profileOf(data: ProjectData, profile: string | undefined, places: YamlPlaces, problems: Problem[]): Variant {
  if (profile === undefined) return {};
  const chosen = data.profiles?.[profile];
  if (chosen !== undefined) return chosen;
  problems.push(
    problem('unknown-profile', places.keySpanOf(['profiles']), {
      name: profile,
      known: Object.keys(data.profiles ?? {}),
    }),
  );
  return {};
}

function withDefaults(data: ProjectData, variant: Variant, places: YamlPlaces, problems: Problem[]): ProjectConfig {
  const timezone = variant.timezone ?? data.timezone;
  const zone = timezone === undefined ? undefined : zoneOf(timezone);
  if (timezone === undefined) problems.push(problem('no-timezone', places.keySpanOf(['version']), {}));
  else if (zone === undefined)
    problems.push(problem('unknown-timezone', places.spanOf(['timezone']), { found: timezone }));
  return {
    zone: zone ?? utc,
    weekStart: variant.week_starts ?? data.week_starts ?? 'monday',
    rules: data.rules ?? defaultConfig.rules,
    catalog: variant.catalog ?? data.catalog ?? defaultConfig.catalog,
    source: variant.source ?? data.source ?? defaultConfig.source,
    sources: { ...(data.sources ?? defaultConfig.sources), ...variant.sources },
    sets: { ...data.sets, ...variant.sets },
    params: { ...data.params, ...variant.params },
    limits: { ...data.limits, ...variant.limits },
    mask: data.privacy?.mask ?? defaultConfig.mask,
    state: variant.state ?? data.state ?? defaultConfig.state,
    extends: data.extends ?? [],
  };
}

function sourceProblems(config: ProjectConfig, data: ProjectData, places: YamlPlaces): Problem[] {
  const problems: Problem[] = [];
  const known = Object.keys(config.sources);
  if (!known.includes(config.source)) {
    const facts = { name: config.source, known, suggestions: suggestionsFor(config.source, known) };
    problems.push(problem('unknown-source', places.spanOf(['source']), facts));
  }
  for (const [path, source] of allSources(data)) {
    if (source.type !== 'hubspot') continue;
    if (!isVariable(source.token)) problems.push(problem('token-in-file', places.spanOf([...path, 'token']), {}));
    const host = hostProblem(source.base_url);
    if (host !== undefined) problems.push(problem('forbidden-host', places.spanOf([...path, 'base_url']), { host }));
  }
  forEachText(data, [], (text, path) => {
    if (!/\$\{/.test(text)) return;
    const key = String(path.at(-1));
    const mayStandHere = path.includes('sources') && (key === 'token' || key === 'path');
    if (!mayStandHere) problems.push(problem('variable-not-allowed', places.spanOf(path), { key }));
  });
  return problems;
}

function allSources(data: ProjectData): [YamlPath, SourceConfig][] {
  const own = Object.entries(data.sources ?? {}).map(([name, source]): [YamlPath, SourceConfig] => [
    ['sources', name],
    source,
  ]);
  const ofProfiles = Object.entries(data.profiles ?? {}).flatMap(([profile, { sources }]) =>
    Object.entries(sources ?? {}).map(([name, source]): [YamlPath, SourceConfig] => [
      ['profiles', profile, 'sources', name],
      source,
    ]),
  );
  return [...own, ...ofProfiles];
}

export function isVariable(text: string): boolean {
  return /^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/.test(text);
}

function forEachText(value: unknown, path: YamlPath, visit: (text: string, path: YamlPath) => void): void {
  if (typeof value === 'string') visit(value, path);
  else if (Array.isArray(value))
    for (const [index, item] of value.entries()) forEachText(item, [...path, index], visit);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) forEachText(item, [...path, key], visit);
}
