import { project as validate } from '../generated/validators.js';
import type { ParameterValue } from '../language/front-matter.ts';
import { suggestionsFor } from '../problems/did-you-mean.ts';
import type { Span } from '../problems/fix.ts';
import { type Problem, problem } from '../problems/problem.ts';
import type { WeekStart } from '../values/calendar.ts';
import { type Zone, zoneOf } from '../values/zone.ts';
import { readYaml } from '../yaml/yaml-document.ts';
import { nearestKey, type YamlPath, type YamlPlaces } from '../yaml/yaml-places.ts';
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

/**
 * Reads listwise.yaml. What is wrong is told at its place; the rest is still usable. `allowedHost` is a further host that
 * the environment allows to be HubSpot's.
 */
export function parseConfig(text: string, profile: string | undefined, allowedHost?: string): ParsedConfig {
  const { value: data, problems: found, ...places } = readYaml<ProjectData>(text, validate);
  if (data === undefined) return { config: defaultConfig, problems: found, places };
  const problems: Problem[] = [];
  const variant = profileOf(data, profile, places, problems);
  const config = withDefaults(data, variant);
  const placeOf = (key: keyof Variant): Span =>
    places.spanOf(profile !== undefined && variant[key] !== undefined ? ['profiles', profile, key] : [key]);
  problems.push(
    ...timezoneProblems(variant.timezone ?? data.timezone, placeOf('timezone'), places),
    ...usedSourceProblems(config, placeOf('source')),
    ...sourceProblems(data, places, allowedHost),
    ...variableProblems(data, places),
  );
  return { config, problems, places };
}

function profileOf(data: ProjectData, profile: string | undefined, places: YamlPlaces, problems: Problem[]): Variant {
  if (profile === undefined) return {};
  const profiles = new Map(Object.entries(data.profiles ?? {}));
  const chosen = profiles.get(profile);
  if (chosen !== undefined) return chosen;
  problems.push(
    problem('unknown-profile', places.keySpanOf(['profiles']), {
      name: profile,
      known: [...profiles.keys()],
    }),
  );
  return {};
}

function withDefaults(data: ProjectData, variant: Variant): ProjectConfig {
  return {
    zone: zoneOf(variant.timezone ?? data.timezone ?? 'UTC') ?? utc,
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

function timezoneProblems(timezone: string | undefined, span: Span, places: YamlPlaces): Problem[] {
  if (timezone === undefined) return [problem('no-timezone', places.keySpanOf(['version']), {})];
  return zoneOf(timezone) === undefined ? [problem('unknown-timezone', span, { found: timezone })] : [];
}

function usedSourceProblems({ source, sources }: ProjectConfig, span: Span): Problem[] {
  const known = Object.keys(sources);
  if (known.includes(source)) return [];
  return [problem('unknown-source', span, { name: source, known, suggestions: suggestionsFor(source, known) })];
}

/** Secrets in the file, and hosts that a token would be sent to. */
function sourceProblems(data: ProjectData, { spanOf }: YamlPlaces, allowedHost: string | undefined): Problem[] {
  return allSources(data).flatMap(([path, source]) => {
    if (source.type !== 'hubspot') return [];
    const host = hostProblem(source.base_url, allowedHost);
    return [
      ...(isVariable(source.token) ? [] : [problem('token-in-file', spanOf([...path, 'token']), {})]),
      ...(host === undefined ? [] : [problem('forbidden-host', spanOf([...path, 'base_url']), { host })]),
    ];
  });
}

function variableProblems(data: ProjectData, { spanOf }: YamlPlaces): Problem[] {
  const allowed = new Set(
    allSources(data).flatMap(([path]) => ['token', 'path'].map((key) => [...path, key].join('\0'))),
  );
  const problems: Problem[] = [];
  forEachText(data, [], (text, path) => {
    if (text.includes('${') && !allowed.has(path.join('\0')))
      problems.push(problem('variable-not-allowed', spanOf(path), { key: nearestKey(path) ?? '' }));
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
