import { grouped } from '@listwise/engine';
import type { DryRun, PlannedRule } from '@listwise/engine/running';
import type { Output } from '../../terminal/output.ts';
import { fitted, inert, tableLines } from '../../terminal/table.ts';
import { problemLines } from '../../views/problem-lines.ts';
import { counted } from '../../views/severity-counts.ts';
import type { PlanResult } from './plan-result.ts';

/** The plan as people read it: one line a rule, the funnels below, problems last. */
export async function planPretty(result: PlanResult, output: Output): Promise<void> {
  const { run } = result;
  const { colors } = output;
  const { source, moment } = run;
  output.line(
    `${colors.bold(source.name)}: ${counted(run.records, 'contact')}${source.readAt === undefined ? '' : `, read ${moment.zone.localText(source.readAt).slice(0, 16)}`}. Decided as of ${moment.zone.localText(moment.now).slice(0, 16)} ${moment.zone.id}.`,
  );
  output.line();
  if (run.rules.length > 0) {
    for (const line of ruleTable(run, output)) output.line(line);
    for (const planned of run.rules) for (const line of details(planned, result, output)) output.line(line);
    output.line();
  }
  for (const line of problemLines(run.problems, output)) output.line(line);
  if (run.problems.length > 0) output.line();
  output.line(`${colors.bold('Nothing was written.')} ${summary(run)}`);
}

function ruleTable({ rules }: DryRun, output: Output): string[] {
  const number = (count: number): string => (count === 0 ? '·' : grouped(count));
  return tableLines(
    [
      { title: 'rule' },
      { title: 'action' },
      { title: 'match', align: 'right' },
      { title: 'held back', align: 'right' },
      { title: 'to do', align: 'right' },
      { title: 'limit', align: 'right' },
      { title: 'undecided', align: 'right' },
    ],
    rules.map((planned) => [
      planned.rule.id,
      planned.rule.action,
      number(planned.matched.count),
      number(planned.protected.count + planned.protectedUndecided.count + planned.superseded.count),
      planned.rule.action === 'report' || planned.rule.action === 'protect' || planned.rule.action === 'gate'
        ? ''
        : number(planned.affected.count),
      planned.limit === undefined ? '' : `${grouped(planned.limit.records)}${planned.limit.exceeded ? ' !' : ''}`,
      number(planned.undecided.count),
    ]),
    output,
  );
}

/** The funnel of a rule with several clauses, what holds matches back, and the sample. */
function details(planned: PlannedRule, { samples }: PlanResult, output: Output): string[] {
  const { colors } = output;
  const sample = samples.get(planned) ?? [];
  const reasons = heldBack(planned);
  if (planned.funnel.length < 2 && reasons === undefined && sample.length === 0) return [];
  const room = output.isTerminal ? output.width - 14 : Number.POSITIVE_INFINITY;
  return [
    '',
    colors.bold(planned.rule.id),
    ...planned.funnel.map(
      ({ text, matched }, index) =>
        `${grouped(matched).padStart(10)}  ${fitted(`${index === 0 ? '' : 'and '}${inert(text)}`, room)}`,
    ),
    ...(reasons === undefined ? [] : [`            ${colors.yellow(reasons)}`]),
    ...sample.map(({ id, values }) =>
      colors.dim(
        `${id.padStart(10)}  ${fitted(
          values
            .filter(([, text]) => text !== '')
            .map(([name, text]) => `${name}=${inert(text)}`)
            .join(' '),
          room,
        )}`,
      ),
    ),
  ];
}

function heldBack(planned: PlannedRule): string | undefined {
  const reasons = [
    [planned.protected.count, 'protected'],
    [planned.protectedUndecided.count, 'held back because a protect rule cannot be decided for them'],
    [planned.superseded.count, 'taken by another rule'],
  ] as const;
  const told = reasons.filter(([count]) => count > 0).map(([count, reason]) => `${grouped(count)} ${reason}`);
  return told.length === 0 ? undefined : `${told.join(', ')} of ${grouped(planned.matched.count)}`;
}

function summary({ totals, rules }: DryRun): string {
  const active = rules.filter(
    ({ rule }) => rule.action !== 'report' && rule.action !== 'protect' && rule.action !== 'gate',
  );
  if (active.length === 0) return 'These rules only report.';
  return `These rules would touch ${counted(totals.affected, 'contact')}.`;
}
