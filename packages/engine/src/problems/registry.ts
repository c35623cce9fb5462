import { analysisProblems } from './analysis.ts';
import { dataProblems } from './data.ts';
import type { ProblemDefinition } from './define.ts';
import { fileProblems } from './files.ts';
import { lintProblems } from './lints.ts';
import { nameProblems } from './names.ts';
import { projectProblems } from './project.ts';
import { syntaxProblems } from './syntax.ts';
import { testingProblems } from './testing.ts';
import { typeProblems } from './types.ts';

/** Every kind of problem that Listwise can report, by its public and stable code. */
export const problemRegistry = {
  ...syntaxProblems,
  ...fileProblems,
  ...nameProblems,
  ...typeProblems,
  ...projectProblems,
  ...dataProblems,
  ...analysisProblems,
  ...lintProblems,
  ...testingProblems,
};

export type ProblemCode = keyof typeof problemRegistry;

export type ProblemFacts<Code extends ProblemCode> = Parameters<
  (typeof problemRegistry)[Code]['message']
>[0] extends infer Facts
  ? unknown extends Facts
    ? Record<never, never>
    : Facts
  : never;

export const problemCodes = Object.keys(problemRegistry) as ProblemCode[];

export function problemDefinition(code: ProblemCode): ProblemDefinition<never> {
  return problemRegistry[code] as ProblemDefinition<never>;
}

/** Where the code is explained, relative to the project's documentation. */
export function problemDocs(code: ProblemCode): string {
  return `docs/problems/${code}.md`;
}
