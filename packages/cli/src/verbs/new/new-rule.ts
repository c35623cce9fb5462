import { isRuleId } from '@listwise/engine';
import { fixedPart, isInside } from '@listwise/engine/files';
import { UsageError } from '../../failures.ts';
import type { VerbInput } from '../../verb.ts';
import { openWorkspace, requireValidSettings, type Workspace } from '../../workspace.ts';
import { type NewFile, writeNewFile } from './new-file.ts';

/** Starts a criteria file with comments, in the folder of the rules. */
export function newRule(input: VerbInput): NewFile {
  const workspace = openWorkspace(input);
  requireValidSettings(workspace);
  const id = (input.args[1] ?? '').replace(/\.criteria$/, '');
  requireFreeId(id, input, workspace);
  const file = ruleFileOf(id, workspace);
  if (!isInside(workspace.root, file)) throw new UsageError(`${file} lies outside the project.`);
  const replaced = writeNewFile(workspace.root, file, starterText(id), input);
  return {
    kind: 'rule',
    rule: id,
    file,
    replaced,
    next: [`edit ${file}`, `listwise preview ${id}`, `listwise new test ${id}`],
  };
}

function requireFreeId(id: string, { options }: VerbInput, { project }: Workspace): void {
  if (!isRuleId(id))
    throw new UsageError(
      `\`${id}\` cannot be a rule id.`,
      'It may hold letters, digits, `_`, `.` and `-`; folders are joined by `/`.',
    );
  const rule = project.rule(id);
  if (rule !== undefined && options['force'] !== true)
    throw new UsageError(
      `There is a rule ${id} already: ${rule.file}.`,
      'Nothing was changed. --force writes over it.',
    );
}

/** Where a rule of this id lies: in the folder of the first pattern under `rules`. */
function ruleFileOf(id: string, { project }: Workspace): string {
  const existing = project.rule(id)?.file;
  if (existing !== undefined) return existing;
  const folder = fixedPart(project.config.rules[0] ?? 'rules/*.criteria');
  return `${folder === '' ? '' : `${folder}/`}${id}.criteria`;
}

function starterText(id: string): string {
  const words = (id.split('/').at(-1) ?? id).replace(/[-_.]+/g, ' ').trim();
  const name = words.charAt(0).toUpperCase() + words.slice(1);
  return `---
name: ${JSON.stringify(name)}
description: >-
  Whom this rule is about, what it is good for, and what it is not good for.
# report counts and shows. Others: protect, gate, list, set, archive, delete.
action: report
# No more than this, whatever the project allows.
# limits: { max: 100, max_percent: 2 }
# Values that stand as $quiet_days below; listwise.yaml and --param go before them.
# params: { quiet_days: 90 }
# owner: revops@example.com
# tags: [deliverability]
---
# A clause a line, joined by \`and\` or \`or\`. \`listwise catalog TERM\` finds properties.
hard_bounce_reason is known
`;
}
