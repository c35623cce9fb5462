import { grouped } from '@listwise/engine';
import type { DryRun, PlannedRule } from '@listwise/engine/running';
import type { Output } from '../../terminal/output.ts';
import { proseLines, writeProse } from '../../terminal/prose.ts';
import { inert, tableLines } from '../../terminal/table.ts';
import { problemLines } from '../../views/problem-lines.ts';
import { counted } from '../../views/severity-counts.ts';
import type { PlanResult } from './plan-result.ts';

const countWidth = 10;
const clauseIndent = ' '.repeat(countWidth + 2);

/** The plan as people read it: one line a rule, what needs saying of each below, problems last. */
export async function planPretty(result: PlanResult, output: Output): Promise<void> {
  const { run } = result;
  writeProse(heading(run, output), output);
  output.line();
  if (run.rules.length > 0) {
    for (const line of ruleTable(run, output)) output.line(line);
    for (const planned of run.rules) for (const line of details(planned, result, output)) output.line(line);
    output.line();
  }
  for (const line of problemLines(run.problems, output)) output.line(line);
  if (run.problems.length > 0) output.line();
  writeProse(`${output.colors.bold('Nothing was written.')} ${summary(run)}`, output);
}

function heading({ source, records, moment: { zone, now } }: DryRun, { colors }: Output): string {
  const read = source.readAt === undefined ? '' : `, read ${zone.localText(source.readAt).slice(0, 16)}`;
  return `${colors.bold(source.name)}: ${counted(records, 'contact')}${read}. Decided as of ${zone.localText(now).slice(0, 16)} ${zone.id}.`;
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
      doesSomething(planned) ? number(heldBack(planned)) : '',
      doesSomething(planned) ? number(planned.affected.count) : '',
      planned.limit === undefined ? '' : `${grouped(planned.limit.records)}${planned.limit.exceeded ? ' !' : ''}`,
      number(planned.undecided.count),
    ]),
    output,
  );
}

function doesSomething({ rule: { action } }: PlannedRule): boolean {
  return action !== 'report' && action !== 'protect' && action !== 'gate';
}

/** Matches that the rule would act on, if it were alone. */
function heldBack({ matched, affected }: PlannedRule): number {
  return matched.count - affected.count;
}

/** The funnel of a rule with several clauses, why matches are held back, and the sample. */
function details(planned: PlannedRule, { samples }: PlanResult, output: Output): string[] {
  const { colors } = output;
  const sample = samples.get(planned) ?? [];
  const reasons = doesSomething(planned) && heldBack(planned) > 0 ? reasonsText(planned) : undefined;
  const funnel = planned.funnel.length > 1 ? planned.funnel : [];
  if (funnel.length === 0 && reasons === undefined && sample.length === 0) return [];
  const line = (left: string, text: string): string[] =>
    proseLines(text, output, { first: `${left.padStart(countWidth)}  `, indent: clauseIndent });
  const parameters = [...planned.rule.parameters].map(([name, value]) => `$${name} = ${value}`);
  return [
    '',
    colors.bold(planned.rule.id),
    ...funnel.flatMap(({ text, matched }, index) =>
      line(grouped(matched), `${index === 0 ? '' : 'and '}${inert(text)}`),
    ),
    ...(parameters.length === 0 || funnel.length === 0 ? [] : line('', colors.dim(`with ${parameters.join(', ')}`))),
    ...(reasons === undefined ? [] : line('', colors.yellow(reasons))),
    ...sample.flatMap(({ id, values }) => line(id, colors.dim(sampleText(values)))),
  ];
}

function sampleText(values: readonly (readonly [string, string])[]): string {
  return values
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${name}=${inert(text)}`)
    .join(' ');
}

/** `13 of 80 held back: 11 protected, 2 because a protect rule cannot be decided for them`. */
function reasonsText(planned: PlannedRule): string {
  const reasons = [
    [planned.protected.count, 'protected'],
    [planned.protectedUndecided.count, 'because a protect rule cannot be decided for them'],
    [planned.superseded.count, 'because another rule takes them'],
  ] as const;
  const told = reasons.filter(([count]) => count > 0).map(([count, reason]) => `${grouped(count)} ${reason}`);
  return `${grouped(heldBack(planned))} of ${grouped(planned.matched.count)} held back: ${told.join(', ')}`;
}

function summary({ totals, rules }: DryRun): string {
  if (!rules.some(doesSomething)) return 'These rules only report.';
  return `These rules would touch ${counted(totals.affected, 'contact')}.`;
}
