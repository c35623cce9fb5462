import { frontMatter as validate } from '../generated/validators.js';
import type { Span } from '../problems/fix.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { readYaml } from '../yaml/yaml-document.ts';
import type { YamlPlaces } from '../yaml/yaml-places.ts';

export const actions = ['report', 'protect', 'gate', 'list', 'set', 'archive', 'delete'] as const;
export type Action = (typeof actions)[number];

/** A parameter's value, as YAML writes it. */
export type ParameterValue = string | number | boolean;

export interface ListDeclaration {
  readonly type?: 'static' | 'active';
  readonly name?: string;
  readonly add_to?: string | number;
  readonly without_protected?: boolean;
}

/** A rule's own limits. Percentages are of the live records; `expect` is a band, `100..400`. */
export interface RuleLimits {
  readonly max?: number;
  readonly max_percent?: number;
  readonly of?: string;
  readonly expect?: string;
}

export interface FrontMatterData {
  readonly name?: string;
  readonly description?: string;
  readonly object?: 'contact';
  readonly action?: Action;
  readonly list?: 'static' | 'active' | ListDeclaration;
  readonly limits?: RuleLimits;
  readonly set?: Readonly<Record<string, ParameterValue | null>>;
  readonly params?: Readonly<Record<string, ParameterValue>>;
  readonly owner?: string;
  readonly tags?: readonly string[];
  readonly source?: string;
  readonly disabled?: boolean;
  readonly docs?: string;
}

export interface FrontMatter extends YamlPlaces {
  readonly data: FrontMatterData;
  /** The YAML between the `---` lines. */
  readonly span: Span;
}

export interface SplitDocument {
  readonly frontMatter?: FrontMatter;
  /** Where the criteria expression begins. */
  readonly bodyStart: number;
  readonly problems: readonly Problem[];
}

const opening = /^\uFEFF?---[ \t]*(?:\r?\n|$)/;
const closing = /^---[ \t]*(?:\r?\n|$)/gm;

/** Splits a criteria file into front matter and expression, and reads the front matter. */
export function splitFrontMatter(text: string): SplitDocument {
  const open = opening.exec(text);
  if (open === null) return { bodyStart: text.startsWith('\uFEFF') ? 1 : 0, problems: [] };
  const start = open[0].length;
  closing.lastIndex = start;
  const close = closing.exec(text);
  if (close === null) {
    const span = { start: 0, end: open[0].trimEnd().length };
    return { bodyStart: text.length, problems: [problem('front-matter-unclosed', span, {})] };
  }
  const yaml = readYaml<FrontMatterData>(text.slice(start, close.index), validate, start);
  const { spanOf, keySpanOf } = yaml;
  return {
    frontMatter: { data: yaml.value ?? {}, span: { start, end: close.index }, spanOf, keySpanOf },
    bodyStart: close.index + close[0].length,
    problems: yaml.problems,
  };
}
