import type { DryRun, PlannedRule } from '@listwise/engine/running';
import type { Output } from '../../terminal/output.ts';
import { problemJson } from '../../views/problem-json.ts';
import type { PlanResult } from './plan-result.ts';

/** The JSON contract of `plan`. It is written piece by piece: the members of many rules may be millions of ids. */
export async function planJson(result: PlanResult, output: Output): Promise<void> {
  const { run } = result;
  const { source } = run;
  const head = {
    version: 1,
    digest: run.digest,
    source: {
      name: source.name,
      type: source.type,
      identity: source.identity,
      records: run.records,
      read_at: source.readAt === undefined ? null : new Date(source.readAt).toISOString(),
    },
    now: new Date(run.moment.now).toISOString(),
    timezone: run.moment.zone.id,
  };
  output.write(JSON.stringify(head).slice(0, -1));
  output.write(',"rules":[');
  let separator = '\n';
  for (const planned of run.rules) {
    output.write(separator);
    await writeRule(planned, result, output);
    separator = ',\n';
  }
  output.write(
    `\n],"totals":${JSON.stringify(run.totals)},"problems":${JSON.stringify(run.problems.map(problemJson))}}\n`,
  );
}

async function writeRule(
  planned: PlannedRule,
  { run, withMembers, samples }: PlanResult,
  output: Output,
): Promise<void> {
  const { rule, limit } = planned;
  const summary = {
    id: rule.id,
    file: rule.file,
    digest: planned.digest,
    action: rule.action,
    matched: planned.matched.count,
    undecided: planned.undecided.count,
    protected: planned.protected.count,
    protected_undecided: planned.protectedUndecided.count,
    superseded: planned.superseded.count,
    affected: planned.affected.count,
    limit: {
      max: limit?.max ?? null,
      max_percent: limit?.maxPercent ?? null,
      records: limit?.records ?? null,
      exceeded: limit?.exceeded ?? false,
    },
    funnel: planned.funnel,
    sample: (samples.get(planned) ?? []).map(({ id, values }) => ({ id, ...Object.fromEntries(values) })),
  };
  output.write(JSON.stringify(summary).slice(0, -1));
  if (withMembers) {
    await writeIds('members', run, planned.matched.set, output);
    await writeIds('undecided_members', run, planned.undecided.set, output);
  }
  output.write('}');
}

const idsAtOnce = 10_000;

async function writeIds(key: string, run: DryRun, set: PlannedRule['matched']['set'], output: Output): Promise<void> {
  output.write(`,"${key}":[`);
  let batch: string[] = [];
  let separator = '';
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    output.write(separator + batch.map((id) => JSON.stringify(id)).join(','));
    separator = ',';
    batch = [];
    await output.drained();
  };
  for (const id of run.ids(set)) if (batch.push(id) === idsAtOnce) await flush();
  await flush();
  output.write(']');
}
