import { largestFile } from '../language/criteria-document.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { type FailedFile, outsideProject } from './project-files.ts';

/** Why a file could not be read. */
export function failureProblem({ path, failure, tooManyBytes }: FailedFile): Problem {
  const span = { start: 0, end: 0 };
  if (failure === outsideProject) return problem('path-outside', span, { path });
  if (tooManyBytes === undefined) return problem('unreadable-file', span, { reason: failure });
  return problem('file-too-large', span, { bytes: tooManyBytes, limit: largestFile });
}
