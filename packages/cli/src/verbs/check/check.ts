import { checkFiles, type FileProblem } from '@listwise/engine';
import { exitCodes } from '../../exit-codes.ts';
import { defineVerb } from '../../verb.ts';
import { problemJson, writeJson } from '../../views/problem-json.ts';
import { problemLines } from '../../views/problem-lines.ts';
import { counted, countSeverities, countsText, hasFindings } from '../../views/severity-counts.ts';
import { momentOf, openWorkspaceIfAny } from '../../workspace.ts';
import { chooseFiles } from '../chosen-files.ts';
import { testFinder } from '../test-finder.ts';
import { testProblems } from './test-problems.ts';

interface CheckResult {
  /** How many files were looked at. */
  readonly files: number;
  readonly problems: readonly FileProblem[];
}

export const checkVerb = defineVerb<CheckResult>({
  run: async (input) => {
    const workspace = openWorkspaceIfAny(input);
    const chosen = await chooseFiles(workspace, input);
    const found = checkFiles({
      project: workspace.project,
      moment: momentOf(input, workspace),
      hasTest: testFinder(workspace),
      ...(input.args.length === 0 ? {} : { files: chosen }),
    });
    const { rules, settings } = chosen;
    const problems = [...found, ...testProblems(workspace, input.args.length === 0 ? 'all' : rules)];
    const files = new Set([...rules, ...settings, ...problems].map(({ file }) => file));
    return { files: files.size, problems };
  },
  views: {
    pretty: ({ files, problems }, output) => {
      for (const line of problemLines(problems, output)) output.line(line);
      const counts = countSeverities(problems);
      const notes = problems.length - counts.errors - counts.warnings;
      const { green, red } = output.colors;
      if (problems.length > 0) output.line();
      output.line(
        problems.length === 0
          ? green(`${counted(files, 'file')} checked, no problems.`)
          : `${counted(files, 'file')} checked: ${(counts.errors > 0 ? red : String)(countsText(counts))}${notes === 0 ? '' : `, ${counted(notes, 'note')}`}.`,
      );
    },
    json: ({ files, problems }, output) =>
      writeJson(
        { version: 1, problems: problems.map(problemJson), summary: { files, ...countSeverities(problems) } },
        output,
      ),
  },
  exitCode: ({ problems }, { options }) =>
    hasFindings(countSeverities(problems), options['failOn']) ? exitCodes.findings : exitCodes.clean,
});
