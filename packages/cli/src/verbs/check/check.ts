import { type FileProblem, inRuleFile, type Rule } from '@listwise/engine';
import { exitCodes } from '../../exit-codes.ts';
import { defineVerb } from '../../verb.ts';
import { problemJson, writeJson } from '../../views/problem-json.ts';
import { problemLines } from '../../views/problem-lines.ts';
import { counted, countSeverities, countsText, hasFindings } from '../../views/severity-counts.ts';
import { openWorkspaceIfAny } from '../../workspace.ts';
import { chooseFiles } from '../chosen-files.ts';
import { testProblems } from './test-problems.ts';

interface CheckResult {
  /** How many files were looked at. */
  readonly files: number;
  readonly problems: readonly FileProblem[];
}

export const checkVerb = defineVerb<CheckResult>({
  run: async (input) => {
    const workspace = openWorkspaceIfAny(input);
    const { rules, settings } = await chooseFiles(workspace, input);
    const tests = testProblems(workspace, input.args.length === 0 ? 'all' : rules);
    const problems = [...settings, ...rules.flatMap(problemsOf), ...tests];
    const files = new Set([...rules.map(({ file }) => file), ...[...settings, ...tests].map(({ file }) => file)]);
    return { files: files.size, problems };
  },
  views: {
    pretty: ({ files, problems }, output) => {
      for (const line of problemLines(problems, output)) output.line(line);
      const counts = countSeverities(problems);
      const { green, red } = output.colors;
      if (problems.length > 0) output.line();
      output.line(
        counts.errors + counts.warnings === 0
          ? green(`${counted(files, 'file')} checked, no problems.`)
          : `${counted(files, 'file')} checked: ${(counts.errors > 0 ? red : String)(countsText(counts))}.`,
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

function problemsOf(rule: Rule): FileProblem[] {
  return rule.problems.map((problem) => inRuleFile(rule, problem));
}
