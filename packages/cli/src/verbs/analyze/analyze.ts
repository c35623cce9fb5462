import { checkFiles } from '@listwise/engine';
import { analyzeProject, dryRun, overlapMatrix, unusedProperties } from '@listwise/engine/running';
import { withSource } from '../../data-source.ts';
import { exitCodes } from '../../exit-codes.ts';
import { progressOn } from '../../terminal/progress.ts';
import { defineVerb } from '../../verb.ts';
import { countSeverities, hasFindings } from '../../views/severity-counts.ts';
import { momentOf, openWorkspace, requireValidSettings } from '../../workspace.ts';
import { testFinder } from '../test-finder.ts';
import { analyzeJson } from './analyze-json.ts';
import { analyzePretty } from './analyze-pretty.ts';
import type { AnalyzeResult } from './analyze-result.ts';

export const analyzeVerb = defineVerb<AnalyzeResult>({
  run: async (input) => {
    const workspace = openWorkspace(input);
    requireValidSettings(workspace);
    const { project } = workspace;
    const moment = momentOf(input, workspace);
    const progress = progressOn(input.stderr, 'Deciding', input.options['quiet'] === true);
    return withSource(input, workspace, async (source) => {
      const run = await dryRun({ project, source, moment }, { signal: input.signal, onProgress: progress.update });
      progress.clear();
      // Limits and gates are for plan to tell: here only what kept a rule from being counted matters.
      const counted = new Set(run.rules.map(({ rule }) => rule.file));
      const notCounted = run.problems.filter(
        ({ file, problem }) =>
          !counted.has(file) && problem.severity === 'error' && problem.code !== 'protection-broken',
      );
      const analysis = analyzeProject(project, moment);
      const checked = checkFiles({ project, moment, hasTest: testFinder(workspace), analysis });
      const known = new Set(checked.map(({ problem }) => problem));
      return {
        project,
        analysis,
        run,
        overlaps: overlapMatrix(run.rules),
        unusedProperties: await unusedProperties(project, source),
        problems: [...checked, ...notCounted.filter(({ problem }) => !known.has(problem))],
      };
    });
  },
  views: { pretty: analyzePretty, json: analyzeJson },
  exitCode: ({ problems }, { options }) =>
    hasFindings(countSeverities(problems), options['failOn']) ? exitCodes.findings : exitCodes.clean,
});
