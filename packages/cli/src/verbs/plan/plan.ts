import { resolve } from 'node:path';
import { shownPath } from '@listwise/engine/files';
import { type DryRun, dryRun } from '@listwise/engine/running';
import { withSource } from '../../data-source.ts';
import { type ExitCode, exitCodes } from '../../exit-codes.ts';
import type { Output } from '../../terminal/output.ts';
import { progressOn } from '../../terminal/progress.ts';
import type { VerbInput, VerbModule } from '../../verb.ts';
import { countSeverities, hasFindings } from '../../views/severity-counts.ts';
import { momentOf, openWorkspace, requireValidSettings, type Workspace } from '../../workspace.ts';
import { noSuchRule } from '../chosen-files.ts';
import { planJson } from './plan-json.ts';
import { planPretty } from './plan-pretty.ts';
import type { PlanResult } from './plan-result.ts';
import { sampleRecords } from './sample.ts';

const views: Readonly<Record<string, (result: PlanResult, output: Output) => Promise<void>>> = {
  pretty: planPretty,
  json: planJson,
};

export const planVerb: VerbModule = {
  execute: async (input, format, output) => {
    const workspace = openWorkspace(input);
    requireValidSettings(workspace);
    const { project } = workspace;
    const rules = chosenRules(input, workspace);
    const moment = momentOf(input, workspace);
    const progress = progressOn(input.stderr, 'Deciding', input.options['quiet'] === true);
    return withSource(
      input,
      workspace,
      async (source) => {
        const run = await dryRun(
          { project, source, moment, ...(rules.length === 0 ? {} : { rules }) },
          { signal: input.signal, onProgress: progress.update },
        );
        progress.clear();
        const samples = await sampleRecords(run, source, project, (input.options['sample'] as number | undefined) ?? 0);
        await views[format]?.({ run, project, withMembers: input.options['members'] === true, samples }, output);
        return exitCode(run, input);
      },
      { scansSoon: true },
    );
  },
};

/** The ids of the rules that the arguments name, as ids or as files. */
function chosenRules({ args, cwd }: VerbInput, workspace: Workspace): string[] {
  const { root, project } = workspace;
  return args.map((arg) => {
    const file = shownPath(root, resolve(cwd, arg));
    const rule = project.rule(arg) ?? project.rules.find((candidate) => candidate.file === file);
    if (rule === undefined) throw noSuchRule(arg, workspace);
    return rule.id;
  });
}

function exitCode({ problems, totals }: DryRun, { options }: VerbInput): ExitCode {
  if (hasFindings(countSeverities(problems), options['failOn'])) return exitCodes.findings;
  return options['exitCode'] === true && totals.affected > 0 ? exitCodes.changes : exitCodes.clean;
}
