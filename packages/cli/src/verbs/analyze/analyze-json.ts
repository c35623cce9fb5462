import { preferredName } from '@listwise/engine';
import type { Output } from '../../terminal/output.ts';
import { problemJson, writeJson } from '../../views/problem-json.ts';
import type { AnalyzeResult } from './analyze-result.ts';

export function analyzeJson(
  { analysis, run, overlaps, unusedProperties, problems }: AnalyzeResult,
  output: Output,
): void {
  const { source, moment } = run;
  const counted = new Map(run.rules.map((planned) => [planned.rule, planned]));
  writeJson(
    {
      version: 1,
      source: {
        name: source.name,
        type: source.type,
        identity: source.identity,
        records: run.records,
        read_at: source.readAt === undefined ? null : new Date(source.readAt).toISOString(),
      },
      now: new Date(moment.now).toISOString(),
      timezone: moment.zone.id,
      rules: [...analysis.extents].map(([rule, extent]) => ({
        id: rule.id,
        file: rule.file,
        action: rule.action,
        matches: extent,
        matched: counted.get(rule)?.matched.count ?? null,
        undecided: counted.get(rule)?.undecided.count ?? null,
      })),
      relations: analysis.relations.map(({ kind, rule, other }) => ({ kind, rule: rule.id, other: other.id })),
      overlaps: { rules: run.rules.map(({ rule }) => rule.id), matrix: overlaps },
      unused: {
        ...unusedNames(analysis),
        properties: unusedProperties.map(preferredName),
      },
      problems: problems.map(problemJson),
    },
    output,
  );
}

function unusedNames({ unused }: AnalyzeResult['analysis']): Record<'parameters' | 'sets' | 'rules', string[]> {
  const named = (code: string, fact: string): string[] =>
    unused
      .filter(({ problem }) => problem.code === code)
      .map(({ problem }) => String((problem.facts as Record<string, unknown>)[fact]));
  return {
    parameters: named('unused-parameter', 'name'),
    sets: named('unused-set', 'name'),
    rules: named('unused-rule', 'rule'),
  };
}
