import type { ScanExplanation } from '../sources/source.ts';
import { type DryRunRequest, prepareRun } from './dry-run.ts';

/** How a dry run decides its rules. */
export interface RunExplanation extends ScanExplanation {
  /** The ids of the rules that the scan answers. */
  readonly rules: readonly string[];
}

export async function explainRun(request: DryRunRequest): Promise<RunExplanation> {
  const { asked, questions } = await prepareRun(request);
  return { ...(await request.source.explainScan(questions.plan)), rules: asked.map(({ id }) => id) };
}
