import { grouped, preferredName } from '@listwise/engine';
import type { RuleRelation } from '@listwise/engine/running';
import stringWidth from 'fast-string-width';
import type { Output } from '../../terminal/output.ts';
import { writeProse } from '../../terminal/prose.ts';
import { tableLines } from '../../terminal/table.ts';
import { problemLines } from '../../views/problem-lines.ts';
import { counted } from '../../views/severity-counts.ts';
import type { AnalyzeResult } from './analyze-result.ts';

export function analyzePretty(result: AnalyzeResult, output: Output): void {
  const { problems, analysis, run } = result;
  for (const line of problemLines(problems, output)) output.line(line);
  if (problems.length > 0) output.line();
  writeRelations(analysis.relations, output);
  writeOverlaps(result, output);
  writeUnusedProperties(result, output);
  writeProse(
    `${counted(run.rules.length, 'rule')} on ${counted(run.records, 'record')} of ${run.source.name}.`,
    output,
  );
}

const relationWords = {
  same: 'matches the same contacts as',
  subset: 'matches only contacts that are in',
  disjoint: 'never matches anyone who is in',
} as const;

function writeRelations(relations: readonly RuleRelation[], output: Output): void {
  if (relations.length === 0) return;
  output.line(output.colors.bold('Whatever the data are'));
  for (const { kind, rule, other } of relations)
    writeProse(`${rule.id} ${relationWords[kind]} ${other.id}`, output, { first: '  ', indent: '    ' });
  output.line();
}

/** Where the matrix is too wide to be read as one, the pairs are listed instead. */
const widestInPipe = 160;
const mostPairs = 20;

function writeOverlaps({ run, overlaps }: AnalyzeResult, output: Output): void {
  const ids = run.rules.map(({ rule }) => rule.id);
  if (ids.length === 0) return;
  output.line(output.colors.bold('Records that two rules both match'));
  const matrix = matrixLines(ids, overlaps, output);
  const width = output.isTerminal ? output.width : widestInPipe;
  if (matrix.every((line) => stringWidth(line) <= width)) for (const line of matrix) output.line(line);
  else writePairs(ids, overlaps, output);
  output.line();
}

function matrixLines(ids: readonly string[], overlaps: AnalyzeResult['overlaps'], output: Output): string[] {
  const columns = [
    { title: '', align: 'right' as const },
    { title: 'rule' },
    ...ids.map((_, index) => ({ title: String(index + 1), align: 'right' as const })),
  ];
  const rows = ids.map((id, row) => [
    String(row + 1),
    id,
    ...ids.map((_, column) => (column > row ? '' : grouped(overlaps[row]?.[column] ?? 0))),
  ]);
  return tableLines(columns, rows, { ...output, isTerminal: false });
}

function writePairs(ids: readonly string[], overlaps: AnalyzeResult['overlaps'], output: Output): void {
  const pairs = ids.flatMap((id, row) =>
    ids.slice(row + 1).map((other, offset) => ({ id, other, records: overlaps[row]?.[row + 1 + offset] ?? 0 })),
  );
  const some = pairs.filter(({ records }) => records > 0).sort((a, b) => b.records - a.records);
  const columns = [{ title: 'rule' }, { title: 'and rule' }, { title: 'records', align: 'right' as const }];
  const rows = some.slice(0, mostPairs).map(({ id, other, records }) => [id, other, grouped(records)]);
  for (const line of tableLines(columns, rows, output)) output.line(line);
  if (some.length > mostPairs)
    writeProse(`${grouped(some.length - mostPairs)} more pairs overlap; --format json has them all.`, output);
}

const mostProperties = 12;

function writeUnusedProperties({ unusedProperties }: AnalyzeResult, output: Output): void {
  if (unusedProperties.length === 0) return;
  const names = unusedProperties.slice(0, mostProperties).map(preferredName).join(', ');
  const more = unusedProperties.length > mostProperties ? ' and others' : '';
  writeProse(
    `No rule reads ${counted(unusedProperties.length, 'property', 'properties')} that the source has: ${names}${more}.`,
    output,
  );
}
