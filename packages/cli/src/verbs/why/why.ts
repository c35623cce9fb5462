import { type Moment, type Project, type Rule, readsOf } from '@listwise/engine';
import {
  matchesOf,
  nearestChange,
  prepareDecision,
  type ReadRecord,
  readsToShow,
  type Source,
  why,
} from '@listwise/engine/running';
import { withSource } from '../../data-source.ts';
import { exitCodes } from '../../exit-codes.ts';
import { UsageError } from '../../failures.ts';
import { defineVerb } from '../../verb.ts';
import { momentOf, openWorkspace, requireValidSettings } from '../../workspace.ts';
import { chooseRule } from '../chosen-files.ts';
import { requireCriteria, requireData } from '../runnable-rule.ts';
import { whyJson } from './why-json.ts';
import { whyPretty } from './why-pretty.ts';
import type { Protection, WhyResult } from './why-result.ts';

export const whyVerb = defineVerb<WhyResult>({
  run: async (input) => {
    const workspace = openWorkspace(input);
    requireValidSettings(workspace);
    const { project } = workspace;
    const rule = await chooseRule(workspace, input);
    const criteria = requireCriteria(rule);
    const moment = momentOf(input, workspace);
    const [, wanted = ''] = input.args;
    return withSource(input, workspace, async (source) => {
      await requireData(rule, project, source);
      const record = await findRecord(wanted, criteria, project, moment, source);
      return {
        rule,
        project,
        moment,
        record,
        tree: why(criteria, record, moment, project.catalog),
        nearest: nearestChange(criteria, record, moment, project.catalog),
        protectedBy: rule.action === 'protect' ? [] : await protectionOf(record.id, project, moment, source),
      };
    });
  },
  views: { pretty: whyPretty, json: whyJson },
  exitCode: () => exitCodes.clean,
});

/** What the protect rules say of the record; one that the source has no data for cannot be decided. */
async function protectionOf(id: string, project: Project, moment: Moment, source: Source): Promise<Protection[]> {
  const { catalog } = project;
  const found: Protection[] = [];
  for (const { id: rule, action, frontMatter, criteria } of project.rules) {
    if (action !== 'protect' || frontMatter.disabled === true) continue;
    const [record] = criteria === undefined ? [] : await source.read([id], readsOf(criteria, catalog), catalog);
    const verdict =
      criteria === undefined || record === undefined ? 'undecided' : prepareDecision(criteria, moment, catalog)(record);
    if (verdict !== 'no match') found.push({ rule, verdict });
  }
  return found;
}

/** By id, else by e-mail address. */
async function findRecord(
  wanted: string,
  criteria: NonNullable<Rule['criteria']>,
  project: Project,
  moment: Moment,
  source: Source,
): Promise<ReadRecord> {
  const { catalog } = project;
  const email = catalog.contacts.named('email');
  const reads = readsOf(criteria, catalog);
  const shown = readsToShow(email === undefined ? [] : [email], catalog);
  const all = { ...reads, properties: new Map([...reads.properties, ...shown.properties]) };
  const [byId] = await source.read([wanted], all, catalog);
  if (byId !== undefined) return byId;
  const ids = email === undefined ? [] : await idsWithAddress(wanted, project, moment, source);
  if (ids.length > 1)
    throw new UsageError(`Several contacts have the address ${wanted}: ${ids.join(', ')}.`, 'Name one by its id.');
  const [byAddress] = await source.read(ids, all, catalog);
  if (byAddress !== undefined) return byAddress;
  throw new UsageError(
    `The source ${source.name} has no contact \`${wanted}\`.`,
    'Name it by record id or e-mail address.',
  );
}

async function idsWithAddress(address: string, project: Project, moment: Moment, source: Source): Promise<string[]> {
  const email = project.catalog.contacts.named('email');
  if (email === undefined || !address.includes('@')) return [];
  const isIt = {
    kind: 'comparison',
    property: email,
    operator: 'equals',
    operand: { kind: 'texts', values: [address.trim()] },
    span: { start: 0, end: 0 },
  } as const;
  const ids: string[] = [];
  for await (const batch of source.select(matchesOf(isIt, project.catalog, moment))) ids.push(...batch);
  return ids;
}
