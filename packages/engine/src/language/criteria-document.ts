import type { IToken } from 'chevrotain';
import { type Problem, problem } from '../problems/problem.ts';
import { type FrontMatter, splitFrontMatter } from './front-matter.ts';
import { parseCriteria } from './parse-criteria.ts';
import type { CriteriaNode } from './syntax-tree.ts';

/** A criteria file as it was written: nothing of the text is lost, all places are offsets in it. */
export interface CriteriaDocument {
  readonly text: string;
  readonly frontMatter?: FrontMatter;
  /** Where the expression begins. */
  readonly bodyStart: number;
  readonly criteria?: CriteriaNode;
  readonly tokens: readonly IToken[];
  readonly comments: readonly IToken[];
  readonly problems: readonly Problem[];
}

/** A criteria file may have this many bytes. */
export const largestFile = 1_048_576;

const mostProblems = 100;

/** Reads a criteria file. It never throws, whatever the text is. */
export function parseCriteriaDocument(text: string): CriteriaDocument {
  if (text.includes('\0') || text.includes('\uFFFD'))
    return withoutCriteria(text, problem('not-text', firstLine(text), {}));
  const bytes = text.length > largestFile / 3 ? new TextEncoder().encode(text).length : text.length;
  if (bytes > largestFile)
    return withoutCriteria(text, problem('file-too-large', firstLine(text), { bytes, limit: largestFile }));

  const { frontMatter, bodyStart, problems } = splitFrontMatter(text);
  // Blanked, not cut off, so that every place in the expression is a place in the file.
  const parsed = parseCriteria(' '.repeat(bodyStart) + text.slice(bodyStart));
  const isUnclosed = problems.some(({ code }) => code === 'front-matter-unclosed');
  return Object.freeze({
    text,
    ...(frontMatter === undefined ? {} : { frontMatter }),
    bodyStart,
    ...(parsed.criteria === undefined ? {} : { criteria: parsed.criteria }),
    tokens: parsed.tokens,
    comments: parsed.comments,
    problems: limited([...problems, ...(isUnclosed ? [] : parsed.problems)]),
  });
}

function withoutCriteria(text: string, only: Problem): CriteriaDocument {
  return Object.freeze({ text, bodyStart: text.length, tokens: [], comments: [], problems: [only] });
}

function firstLine(text: string): Problem['span'] {
  const end = text.slice(0, 200).search(/[\r\n]/);
  return { start: 0, end: end < 0 ? Math.min(text.length, 200) : end };
}

function limited(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= mostProblems) return problems;
  const shown = problems.slice(0, mostProblems);
  const { span } = problems[mostProblems] as Problem;
  return [...shown, problem('too-many-problems', span, { shown: mostProblems })];
}
