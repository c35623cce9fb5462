import { join } from 'node:path';
import { checkFiles, type FileProblem, type FixResult, fixInRounds, type Rule } from '@listwise/engine';
import { writeAtomically } from '@listwise/engine/files';
import { exitCodes } from '../../exit-codes.ts';
import { UsageError } from '../../failures.ts';
import type { Output } from '../../terminal/output.ts';
import { defineVerb, type VerbInput } from '../../verb.ts';
import { patchText } from '../../views/patch-text.ts';
import { problemJson, writeJson } from '../../views/problem-json.ts';
import { counted, countSeverities, countsText } from '../../views/severity-counts.ts';
import { momentOf, openWorkspaceIfAny, type Workspace } from '../../workspace.ts';
import { type ChosenFiles, chooseFiles } from '../chosen-files.ts';
import { testFinder } from '../test-finder.ts';

interface FixVerbResult extends FixResult {
  readonly mode: 'write' | 'dry run' | 'stdout';
  /** The text of standard input after the fixes. */
  readonly text?: string;
}

export const fixVerb = defineVerb<FixVerbResult>({
  run: async (input) => {
    const workspace = openWorkspaceIfAny(input);
    const mode = modeOf(input);
    const chosen = await chooseFiles(workspace, input);
    const result = fixInRounds((texts) => problemsIn(texts, chosen, workspace, input));
    if (mode === 'write')
      for (const { file, after } of result.changed) writeAtomically(join(workspace.root, file), after);
    if (mode !== 'stdout') return { mode, ...result };
    const text = result.changed[0]?.after ?? chosen.rules[0]?.document.text ?? '';
    return { mode, ...result, text };
  },
  views: { pretty, json },
  exitCode: ({ remaining, changed }, { options }) => {
    if (countSeverities(remaining).errors > 0) return exitCodes.findings;
    return options['exitCode'] === true && changed.length > 0 ? exitCodes.changes : exitCodes.clean;
  },
});

function modeOf({ args, options }: VerbInput): FixVerbResult['mode'] {
  if (options['dryRun'] === true) return 'dry run';
  if (!args.includes('-')) return 'write';
  if (args.length > 1) throw new UsageError('`-` cannot be fixed together with files.');
  return 'stdout';
}

/** What is wrong with the chosen files when some have other texts. */
function problemsIn(
  texts: ReadonlyMap<string, string>,
  chosen: ChosenFiles,
  workspace: Workspace,
  input: VerbInput,
): FileProblem[] {
  const project = texts.size === 0 ? workspace.project : workspace.withTexts(texts);
  const inProject = new Map(project.rules.map((rule) => [rule.file, rule]));
  const current = ({ id, file, document }: Rule): Rule =>
    inProject.get(file) ?? project.adHocRule(id, file, texts.get(file) ?? document.text);
  const files = { rules: chosen.rules.map(current), settings: chosen.settings };
  const found = checkFiles({
    project,
    moment: momentOf(input, workspace),
    hasTest: testFinder(workspace),
    ...(input.args.length === 0 ? {} : { files }),
  });
  // A rule pack outside the project is somebody else's to fix.
  return found.filter(({ file }) => !file.startsWith('../'));
}

function pretty({ mode, text, changed, applied, remaining }: FixVerbResult, output: Output): void {
  if (mode === 'stdout') {
    output.write(text ?? '');
    return;
  }
  if (mode === 'dry run') for (const each of changed) output.write(patchText(each, output));
  else
    for (const { file } of changed)
      for (const fix of applied) if (fix.file === file) output.line(`${file}: ${fix.title}`);
  const done = `${counted(applied.length, 'problem')} ${mode === 'write' ? 'fixed' : 'to be fixed'} in ${counted(changed.length, 'file')}`;
  const left = countSeverities(remaining);
  output.line(left.errors + left.warnings === 0 ? `${done}.` : `${done}; ${countsText(left)} remain.`);
}

function json({ mode, text, changed, applied, remaining }: FixVerbResult, output: Output): void {
  writeJson(
    {
      version: 1,
      dry_run: mode === 'dry run',
      changed: changed.map(({ file }) => file),
      fixes: applied,
      ...(text === undefined ? {} : { text }),
      problems: remaining.map(problemJson),
    },
    output,
  );
}
