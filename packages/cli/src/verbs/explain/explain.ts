import {
  type BoundCriteria,
  criteriaText,
  type Moment,
  type Project,
  preferredName,
  type Rule,
  readsOf,
  resolvedDates,
  simpleClausesIn,
} from '@listwise/engine';
import { type Explanation, explainRun, matchesOf, type RunExplanation } from '@listwise/engine/running';
import { withSource } from '../../data-source.ts';
import { exitCodes } from '../../exit-codes.ts';
import type { Output } from '../../terminal/output.ts';
import { writeProse } from '../../terminal/prose.ts';
import { inert, tableLines } from '../../terminal/table.ts';
import { defineVerb } from '../../verb.ts';
import { writeJson } from '../../views/problem-json.ts';
import { counted } from '../../views/severity-counts.ts';
import { momentOf, openWorkspace, requireValidSettings } from '../../workspace.ts';
import { chooseRule } from '../chosen-files.ts';
import { requireCriteria, requireData } from '../runnable-rule.ts';

interface ExplainResult {
  readonly rule: Rule;
  readonly project: Project;
  readonly moment: Moment;
  readonly source: string;
  /** Predicates whose dates depend on the moment, with what they come to. */
  readonly dates: readonly { readonly clause: string; readonly means: string }[];
  readonly reads: readonly string[];
  readonly meets: readonly string[];
  readonly explanation: Explanation;
  /** How `plan` decides it, together with the other rules. */
  readonly scan: RunExplanation;
}

export const explainVerb = defineVerb<ExplainResult>({
  run: async (input) => {
    const workspace = openWorkspace(input);
    requireValidSettings(workspace);
    const { project } = workspace;
    const rule = await chooseRule(workspace, input);
    const criteria = requireCriteria(rule);
    const moment = momentOf(input, workspace);
    return withSource(input, workspace, async (source) => {
      await requireData(rule, project, source);
      const explanation = await source.explain(matchesOf(criteria, project.catalog, moment));
      return {
        rule,
        project,
        moment,
        source: source.name,
        dates: datesIn(criteria, moment),
        reads: [...readsOf(criteria, project.catalog).properties.values()].map(preferredName),
        meets: [...rule.usedRules],
        explanation,
        scan: await explainRun({ project, source, moment }),
      };
    });
  },
  views: { pretty, json },
  exitCode: () => exitCodes.clean,
});

function datesIn(criteria: BoundCriteria, moment: Moment): { clause: string; means: string }[] {
  return simpleClausesIn(criteria).flatMap((clause) => {
    if (clause.kind === 'relation') return clause.where === undefined ? [] : datesIn(clause.where, moment);
    const means = clause.kind === 'comparison' ? resolvedDates(clause, moment) : undefined;
    return means === undefined ? [] : [{ clause: criteriaText(clause), means }];
  });
}

function pretty(result: ExplainResult, output: Output): void {
  const { rule, moment, source, dates, reads, meets, explanation, scan } = result;
  const { bold } = output.colors;
  const { name, description, owner, tags, source: origin, docs } = rule.frontMatter;
  output.line(`${bold(rule.id)}${name === undefined ? '' : ` — ${inert(name)}`}`);
  if (description !== undefined) writeProse(inert(description), output);
  output.line();
  const entry = (title: string, text: string): void =>
    writeProse(text, output, { first: `${bold(title.padEnd(8))}  `, indent: ' '.repeat(10) });
  if (rule.criteria !== undefined) entry('criteria', inert(criteriaText(rule.criteria)));
  entry('reads', reads.join(', ') || 'nothing');
  for (const [title, text] of [
    ['owner', owner],
    ['tags', tags?.join(', ')],
    ['source', origin],
    ['docs', docs],
  ] as const)
    if (text !== undefined) entry(title, inert(text));
  if (meets.length > 0) entry('meets', meets.join(', '));
  if (dates.length > 0) {
    output.line();
    output.line(`${bold('dates')} as of ${moment.zone.localText(moment.now).slice(0, 16)} ${moment.zone.id}`);
    for (const { clause, means } of dates) output.line(`  ${clause}\n    = ${means}`);
  }
  output.line();
  output.line(bold(`what ${source} runs for this rule alone`));
  writeStatement(explanation, output);
  for (const note of explanation.notes) output.line(`  ${note}`);
  output.line();
  output.line(bold(`what ${source} runs for all ${counted(scan.rules.length, 'rule')} of a plan, in one scan`));
  writeScan(scan, output);
}

function writeScan({ dimensions, statements, notes }: RunExplanation, output: Output): void {
  const rows = dimensions.map(({ what, regions, predicates }) => [inert(what), String(regions), String(predicates)]);
  const columns = [
    { title: 'of each contact' },
    { title: 'regions', align: 'right' },
    { title: 'predicates decided', align: 'right' },
  ] as const;
  for (const line of tableLines(columns, rows, output)) output.line(`  ${line}`);
  for (const statement of statements) writeStatement(statement, output);
  for (const note of notes) output.line(`  ${note}`);
}

function writeStatement({ statement, values }: Pick<Explanation, 'statement' | 'values'>, output: Output): void {
  output.line(indented(statement));
  for (const [index, value] of values.entries())
    output.line(output.colors.dim(`  ?${index + 1} = ${inert(shown(value))}`));
}

/** A statement over several lines, broken where a condition begins. */
function indented(statement: string): string {
  return statement
    .replace(/ (FROM|WHERE|ORDER BY) /g, '\n$1 ')
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}

function shown(value: unknown): string {
  return value instanceof Uint8Array ? JSON.stringify(new TextDecoder().decode(value)) : JSON.stringify(value);
}

function json({ rule, moment, source, dates, reads, meets, explanation, scan }: ExplainResult, output: Output): void {
  writeJson(
    {
      version: 1,
      rule: rule.id,
      criteria: rule.criteria === undefined ? null : criteriaText(rule.criteria),
      now: new Date(moment.now).toISOString(),
      timezone: moment.zone.id,
      reads,
      meets,
      dates,
      source,
      statement: explanation.statement,
      values: explanation.values,
      notes: explanation.notes,
      scan,
    },
    output,
  );
}
