import { preferredName } from '@listwise/engine';
import type { WhyNode } from '@listwise/engine/running';
import type { Output } from '../../terminal/output.ts';
import { writeJson } from '../../views/problem-json.ts';
import { changeText, partText, seenText } from './why-parts.ts';
import type { WhyResult } from './why-result.ts';

export function whyJson(result: WhyResult, output: Output): void {
  const { rule, record, moment, tree, nearest, protectedBy } = result;
  writeJson(
    {
      version: 1,
      rule: rule.id,
      record: record.id,
      now: new Date(moment.now).toISOString(),
      timezone: moment.zone.id,
      verdict: tree.verdict,
      tree: treeJson(tree, rule.id, result),
      protected_by: protectedBy,
      nearest_change:
        nearest === undefined ? null : { verdict: nearest.verdict, changes: nearest.changes.map(changeText) },
    },
    output,
  );
}

function treeJson(part: WhyNode, ruleId: string, result: WhyResult): object {
  const { record, moment } = result;
  return {
    kind: part.kind,
    text: partText(part, ruleId, result),
    verdict: part.verdict,
    ...(part.rule === undefined ? {} : { rule: part.rule }),
    ...(part.isToldBefore === undefined ? {} : { told_before: part.isToldBefore }),
    ...(part.seen.length === 0
      ? {}
      : {
          seen: part.seen.map((value) => ({
            property: preferredName(value.property),
            value: seenText(value, record.rawText(value.property), moment.zone),
          })),
        }),
    ...(part.related === undefined ? {} : { related: part.related }),
    ...(part.parts.length === 0
      ? {}
      : { parts: part.parts.map((each) => treeJson(each, part.rule ?? ruleId, result)) }),
  };
}
