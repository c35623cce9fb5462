import { type FileProblem, grouped } from '@listwise/engine';

export interface SeverityCounts {
  readonly errors: number;
  readonly warnings: number;
}

export function countSeverities(problems: readonly FileProblem[]): SeverityCounts {
  const count = (severity: string): number => problems.filter(({ problem }) => problem.severity === severity).length;
  return { errors: count('error'), warnings: count('warning') };
}

/** Errors are findings; warnings only with `--fail-on warning`. */
export function hasFindings({ errors, warnings }: SeverityCounts, failOn: unknown): boolean {
  return errors > 0 || (failOn === 'warning' && warnings > 0);
}

/** `3 errors, 1 warning`. */
export function countsText({ errors, warnings }: SeverityCounts): string {
  return [counted(errors, 'error'), counted(warnings, 'warning')].join(', ');
}

export function counted(count: number, noun: string, nouns = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : nouns}`;
}
