import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FileProblem, formatDocument, type Rule } from '@listwise/engine';
import { exitCodes } from '../../exit-codes.ts';
import { UsageError } from '../../failures.ts';
import type { Output } from '../../terminal/output.ts';
import { defineVerb, type VerbInput } from '../../verb.ts';
import { type ChangedText, patchText } from '../../views/patch-text.ts';
import { problemJson, writeJson } from '../../views/problem-json.ts';
import { problemLines } from '../../views/problem-lines.ts';
import { counted } from '../../views/severity-counts.ts';
import { openWorkspaceIfAny } from '../../workspace.ts';
import { chooseFiles } from '../chosen-files.ts';

interface FmtResult {
  readonly mode: 'write' | 'check' | 'diff' | 'stdout';
  readonly files: number;
  readonly changed: readonly ChangedText[];
  /** Syntax errors; the files that have them stay as they are. */
  readonly problems: readonly FileProblem[];
}

export const fmtVerb = defineVerb<FmtResult>({
  run: async (input) => {
    const mode = modeOf(input);
    const workspace = openWorkspaceIfAny(input);
    const { rules } = await chooseFiles(workspace, input);
    const changed: ChangedText[] = [];
    for (const rule of rules) {
      const after = formatDocument(rule.document);
      if (after === undefined) continue;
      const { text: before } = rule.document;
      if (after === before && mode !== 'stdout') continue;
      changed.push({ file: rule.file, before, after });
      if (mode === 'write') writeFileSync(join(workspace.root, rule.file), after);
    }
    return { mode, files: rules.length, changed, problems: rules.flatMap(syntaxErrors) };
  },
  views: { pretty, json },
  exitCode: ({ mode, changed, problems }) =>
    problems.length > 0 || ((mode === 'check' || mode === 'diff') && changed.length > 0)
      ? exitCodes.findings
      : exitCodes.clean,
});

function modeOf({ args, options }: VerbInput): FmtResult['mode'] {
  if (!args.includes('-')) return options['diff'] === true ? 'diff' : options['check'] === true ? 'check' : 'write';
  if (args.length > 1) throw new UsageError('`-` cannot be formatted together with files.');
  return options['diff'] === true ? 'diff' : options['check'] === true ? 'check' : 'stdout';
}

function syntaxErrors({ file, document }: Rule): FileProblem[] {
  if (formatDocument(document) !== undefined) return [];
  return document.problems
    .filter(({ severity }) => severity === 'error')
    .map((problem) => ({ file, text: document.text, problem }));
}

function pretty({ mode, files, changed, problems }: FmtResult, output: Output): void {
  if (mode === 'stdout') {
    for (const { after } of changed) output.write(after);
    writeProblems(problems, output);
    return;
  }
  for (const each of changed) {
    if (mode === 'diff') output.write(patchText(each, output));
    else output.line(each.file);
  }
  writeProblems(problems, output);
  const verb = mode === 'write' ? 'formatted' : 'to be formatted';
  output.line(
    `${counted(files, 'file')}, ${changed.length} ${verb}${problems.length > 0 ? ', some with syntax errors' : ''}.`,
  );
}

function writeProblems(problems: readonly FileProblem[], output: Output): void {
  for (const line of problemLines(problems, output)) output.line(line);
}

function json({ files, changed, problems }: FmtResult, output: Output): void {
  writeJson(
    { version: 1, files, changed: changed.map(({ file }) => file), problems: problems.map(problemJson) },
    output,
  );
}
