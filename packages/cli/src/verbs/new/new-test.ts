import { momentAt, testFileOf } from '@listwise/engine';
import { isOfPack } from '@listwise/engine/files';
import { proposeTest, testFromData, type WrittenTest } from '@listwise/engine/running';
import { withSource } from '../../data-source.ts';
import { UsageError } from '../../failures.ts';
import type { VerbInput } from '../../verb.ts';
import { momentOf, openWorkspace, requireValidSettings } from '../../workspace.ts';
import { chooseRule } from '../chosen-files.ts';
import { requireCriteria, requireData } from '../runnable-rule.ts';
import { uncoveredText } from '../test/uncovered-text.ts';
import { type NewFile, refuseToReplace, writeNewFile } from './new-file.ts';

/** Writes a test beside a rule: records that show every clause both ways, made up or taken from the source. */
export async function newTest(input: VerbInput): Promise<NewFile> {
  const workspace = openWorkspace(input);
  requireValidSettings(workspace);
  const { root, project } = workspace;
  const [, named = ''] = input.args;
  const rule = await chooseRule(workspace, { ...input, args: [named] });
  if (project.rule(rule.id) !== rule || isOfPack(rule.file))
    throw new UsageError(`${named} is not a rule of this project, so no test can stand beside it.`);
  requireCriteria(rule);
  const file = testFileOf(rule.file);
  refuseToReplace(root, file, input);

  const moment = testMoment();
  const test =
    input.options['fromData'] === true
      ? await withSource(input, workspace, async (source) => {
          await requireData(rule, project, source);
          return testFromData(rule, project, source, moment);
        })
      : proposeTest(rule, project, moment);
  if (test.matching + test.skipped === 0) throw nothingToShow(rule.id);
  const replaced = writeNewFile(root, file, test.text, input);
  const next = [`edit ${file}`, `listwise test ${rule.id} --coverage`];
  return { kind: 'test', rule: rule.id, file, replaced, test: countsOf(test), next };

  /** A test names a moment that reads well: the beginning of the day, where none was asked for. */
  function testMoment(): ReturnType<typeof momentOf> {
    const moment = momentOf(input, workspace);
    if (input.options['now'] !== undefined) return moment;
    return momentAt(moment.zone.startOfDay(moment.today), moment.zone, moment.weekStart);
  }
}

function nothingToShow(rule: string): UsageError {
  return new UsageError(`No record was found that shows anything of ${rule}.`, 'Nothing was written.');
}

function countsOf({ matching, skipped, uncovered }: WrittenTest): NonNullable<NewFile['test']> {
  return { matching, skipped, uncovered: uncovered.map(uncoveredText).filter((text) => text !== undefined) };
}
