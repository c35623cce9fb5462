import { nameCandidates, type Project, type Property, propertiesNamedIn, type Rule } from '@listwise/engine';
import { matchesOf, type ReadRecord, readsToShow, type Source, undecidedOf } from '@listwise/engine/running';
import { withSource } from '../../data-source.ts';
import { exitCodes } from '../../exit-codes.ts';
import { UsageError } from '../../failures.ts';
import { suggestionHint } from '../../suggestion-hint.ts';
import type { VerbInput, VerbModule } from '../../verb.ts';
import { momentOf, openWorkspace, requireValidSettings } from '../../workspace.ts';
import { chooseRule } from '../chosen-files.ts';
import { requireCriteria, requireData } from '../runnable-rule.ts';
import { previewViews } from './views.ts';

const recordsAtOnce = 500;
const shownInTable = 20;

/** Records are written while they are read, so that a million of them need no memory. */
export const previewVerb: VerbModule = {
  execute: async (input, format, output) => {
    const workspace = openWorkspace(input);
    requireValidSettings(workspace);
    const { project } = workspace;
    const rule = await chooseRule(workspace, input);
    const criteria = requireCriteria(rule);
    const moment = momentOf(input, workspace);
    await withSource(input, workspace, async (source) => {
      await requireData(rule, project, source);
      const columns = columnsOf(input, project, rule);
      const matches = matchesOf(criteria, project.catalog, moment);
      await previewViews[format]?.(
        {
          rule: rule.id,
          columns,
          zone: moment.zone,
          mask: (input.environment['CI'] ?? '') === '' ? [] : project.config.mask,
          limit: limitOf(input, format),
          ids: source.select(matches, { signal: input.signal }),
          undecided: () => source.countOf(undecidedOf(criteria, project.catalog, moment)),
          read: (ids) => readInParts(source, ids, columns, project),
        },
        output,
      );
    });
    return exitCodes.clean;
  },
};

function limitOf({ options }: VerbInput, format: string): number {
  return (options['limit'] as number | undefined) ?? (format === 'table' ? shownInTable : Number.POSITIVE_INFINITY);
}

/** The columns asked for; else who the contact is and what the rule reads. */
function columnsOf({ options }: VerbInput, { catalog }: Project, rule: Rule): Property[] {
  const { contacts } = catalog;
  const asked = options['columns'] as string | undefined;
  if (asked !== undefined)
    return asked.split(',').map((text) => {
      const name = text.trim();
      const property = contacts.byName(name) ?? contacts.byLabel(name).found;
      if (property !== undefined) return property;
      const hint = suggestionHint(name, nameCandidates(contacts).keys(), 'See `listwise catalog`.');
      throw new UsageError(`--columns: there is no contact property \`${name}\`.`, hint);
    });
  const email = contacts.named('email');
  const read = rule.criteria === undefined ? [] : propertiesNamedIn(rule.criteria);
  return [...new Set([...(email === undefined ? [] : [email]), ...read])];
}

/** Records in the order of their ids. */
async function* readInParts(
  source: Source,
  ids: readonly string[],
  columns: readonly Property[],
  { catalog }: Project,
): AsyncGenerator<ReadRecord> {
  const reads = readsToShow(columns, catalog);
  for (let start = 0; start < ids.length; start += recordsAtOnce)
    yield* await source.read(ids.slice(start, start + recordsAtOnce), reads, catalog);
}
