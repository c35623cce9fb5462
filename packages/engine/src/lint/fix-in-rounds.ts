import { applyFixes } from '../problems/apply-fixes.ts';
import type { ProblemCode } from '../problems/registry.ts';
import type { FileProblem } from '../project/rule.ts';
import { groupBy } from '../values/group-by.ts';

interface FixedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

interface AppliedFix {
  readonly file: string;
  readonly code: ProblemCode;
  readonly title: string;
}

export interface FixResult {
  readonly changed: readonly FixedFile[];
  readonly applied: readonly AppliedFix[];
  /** What is still wrong afterwards. */
  readonly remaining: readonly FileProblem[];
}

/** One fix may bring another to light; two that undo each other must not go on for ever. */
const mostRounds = 10;

/**
 * Applies all safe fixes, those that overlap in rounds. `check` tells what is wrong when the files have the given
 * texts, by path; a file that is not among them is as it was.
 */
export function fixInRounds(check: (texts: ReadonlyMap<string, string>) => readonly FileProblem[]): FixResult {
  const befores = new Map<string, string>();
  const texts = new Map<string, string>();
  const applied: AppliedFix[] = [];
  let problems = check(texts);
  for (let round = 0; round < mostRounds; round++) {
    const fixable = problems.filter(({ problem }) => problem.fix?.safe === true);
    if (fixable.length === 0) break;
    for (const [file, found] of groupBy(fixable, (each) => each.file)) {
      const { text = '' } = found[0] ?? {};
      const fixed = applyFixes(
        text,
        found.flatMap(({ problem: { fix } }) => fix ?? []),
      );
      if (!befores.has(file)) befores.set(file, text);
      texts.set(file, fixed.text);
      for (const { problem } of found)
        if (problem.fix !== undefined && fixed.applied.includes(problem.fix))
          applied.push({ file, code: problem.code, title: problem.fix.title });
    }
    problems = check(texts);
  }
  const changed = [...befores].map(([file, before]) => ({ file, before, after: texts.get(file) ?? before }));
  return { changed: changed.filter(({ before, after }) => before !== after), applied, remaining: problems };
}
