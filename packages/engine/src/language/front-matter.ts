import { frontMatter as validate } from '../generated/validators.js';
import type { Span } from '../problems/fix.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { readYaml } from '../yaml/yaml-document.ts';
import type { YamlPlaces } from '../yaml/yaml-places.ts';
import { expectedBand } from './expected-band.ts';

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
  /** Empty where the front matter has an error. */
  readonly data: FrontMatterData;
  /** The action that the text states, read also where the rest has errors; absent where none can be made out. */
  readonly statedAction?: Action;
  /** The YAML between the `---` lines. */
  readonly span: Span;
}

export interface SplitDocument {
  readonly frontMatter?: FrontMatter;
  /** Where the criteria expression begins. */
  readonly bodyStart: number;
  readonly problems: readonly Problem[];
}

/** Blank lines and comments, and the line that opens the front matter. */
const opening = /^\uFEFF?((?:[ \t]*(?:#[^\r\n]*)?\r?\n)*)(---[ \t]*(?:\r?\n|$))/;
const closing = /^---[ \t]*(?:\r?\n|$)/gm;

/** Splits a criteria file into front matter and expression, and reads the front matter. */
export function splitFrontMatter(text: string): SplitDocument {
  const open = opening.exec(text);
  if (open === null) return { bodyStart: text.startsWith('\uFEFF') ? 1 : 0, problems: [] };
  const [{ length: start }, before = '', line = ''] = open;
  const openingSpan: Span = { start: start - line.length, end: start };
  closing.lastIndex = start;
  const close = closing.exec(text);
  if (close === null) return { bodyStart: text.length, problems: [unclosed(line, openingSpan)] };
  const yamlText = text.slice(start, close.index);
  const yaml = readYaml<FrontMatterData>(yamlText, validate, start);
  const data = yaml.value ?? {};
  const action = data.action ?? statedAction(yamlText);
  const { spanOf, keySpanOf, keysAt } = yaml;
  return {
    frontMatter: {
      data,
      ...(action === undefined ? {} : { statedAction: action }),
      span: { start, end: close.index },
      spanOf,
      keySpanOf,
      keysAt,
    },
    bodyStart: close.index + close[0].length,
    problems: [
      ...(before === '' ? [] : [notFirst(line, openingSpan, openingSpan.start - before.length)]),
      ...yaml.problems,
      ...bandProblems(data, yaml),
    ],
  };
}

const actionLine = /^action[ \t]*:[ \t]*(["']?)(\w+)\1[ \t]*(?:#.*)?\r?$/gm;

/** Of text that is not sound YAML, or whose other keys are wrong. */
function statedAction(yamlText: string): Action | undefined {
  const stated = new Set([...yamlText.matchAll(actionLine)].map(([, , word]) => word));
  const [only] = stated;
  return stated.size === 1 ? actions.find((action) => action === only) : undefined;
}

function unclosed(line: string, opening: Span): Problem {
  return problem('front-matter-unclosed', dashesIn(line, opening), {});
}

/** The opening line moves to the top; comments that stood before it then are comments of the front matter. */
function notFirst(line: string, opening: Span, top: number): Problem {
  const edits = [
    { span: { start: top, end: top }, text: line },
    { span: opening, text: '' },
  ];
  const fix = { title: 'Begin the front matter on the first line', edits, safe: true };
  return problem('front-matter-not-first', dashesIn(line, opening), {}, { fix });
}

function dashesIn(line: string, { start }: Span): Span {
  return { start, end: start + line.trimEnd().length };
}

/** What the schema cannot say: a band goes from the smaller number to the larger. */
function bandProblems({ limits }: FrontMatterData, { spanOf }: YamlPlaces): Problem[] {
  const band = limits?.expect;
  if (band === undefined) return [];
  const { least, most } = expectedBand(band);
  if (least <= most) return [];
  const expected = `a band from the smaller to the larger number, \`${most}..${least}\``;
  return [problem('invalid-value', spanOf(['limits', 'expect']), { key: 'expect', expected, found: band })];
}
