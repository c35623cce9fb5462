import { isMasked, maskedText, type Project, type Property, preferredName, propertiesNamedIn } from '@listwise/engine';
import { cellText, type DryRun, type PlannedRule, readsToShow, type Source } from '@listwise/engine/running';

/** A record as reviewers may see it: personal data masked as `privacy` says. */
export interface SampledRecord {
  readonly id: string;
  readonly values: readonly (readonly [name: string, text: string])[];
}

/** The first records that each rule matches. */
export async function sampleRecords(
  run: DryRun,
  source: Source,
  project: Project,
  size: number,
): Promise<Map<PlannedRule, SampledRecord[]>> {
  const samples = new Map<PlannedRule, SampledRecord[]>();
  for (const planned of run.rules)
    samples.set(planned, size === 0 ? [] : await sampleOf(planned, run, source, project, size));
  return samples;
}

async function sampleOf(
  { rule, matched }: PlannedRule,
  run: DryRun,
  source: Source,
  project: Project,
  size: number,
): Promise<SampledRecord[]> {
  const ids: string[] = [];
  for (const id of run.ids(matched.set)) {
    ids.push(id);
    if (ids.length === size) break;
  }
  const { catalog, config } = project;
  const email = catalog.contacts.named('email');
  const read = rule.criteria === undefined ? [] : propertiesNamedIn(rule.criteria);
  const columns: Property[] = [...new Set([...(email === undefined ? [] : [email]), ...read])];
  const records = await source.read(ids, readsToShow(columns, catalog), catalog);
  return records.map((record) => ({
    id: record.id,
    values: columns.map((property) => {
      const text = cellText(record, property, config.zone);
      return [
        preferredName(property),
        text !== '' && isMasked(property, config.mask) ? maskedText(text, property) : text,
      ] as const;
    }),
  }));
}
