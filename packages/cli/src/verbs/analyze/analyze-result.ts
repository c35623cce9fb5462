import type { FileProblem, Project, Property } from '@listwise/engine';
import type { Analysis, DryRun } from '@listwise/engine/running';

/** What analyze found in the rules, and on the data. */
export interface AnalyzeResult {
  readonly project: Project;
  readonly analysis: Analysis;
  readonly run: DryRun;
  /** For each pair of the rules that ran, how many records both match. */
  readonly overlaps: readonly (readonly number[])[];
  readonly unusedProperties: readonly Property[];
  readonly problems: readonly FileProblem[];
}
