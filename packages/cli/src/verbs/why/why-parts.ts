import { isDecided, preferredName, valueText, type Zone } from '@listwise/engine';
import type { Change, SeenValue, WhyNode } from '@listwise/engine/running';
import type { WhyResult } from './why-result.ts';

/** The text of a part of the decision, from the file in which it stands. */
export function partText(
  { span }: WhyNode,
  ruleId: string,
  { rule, project }: Pick<WhyResult, 'rule' | 'project'>,
): string {
  const document = ruleId === rule.id ? rule.document : project.rule(ruleId)?.document;
  return (document?.text ?? '')
    .slice(span.start, span.end)
    .replace(/#[^\n]*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A value that was seen, as people read it. */
export function seenText({ property, cell, history }: SeenValue, raw: string | undefined, zone: Zone): string {
  if (!isDecided(cell)) return raw === undefined ? 'not supplied' : `unreadable: ${raw}`;
  const current = cell === undefined ? 'unknown' : valueText(cell, property.type, zone);
  if (history === undefined) return current;
  const past = [...history]
    .sort((a, b) => a.at - b.at)
    .map(
      ({ at, value }) =>
        `${zone.localText(at).slice(0, 16)} ${!isDecided(value) ? 'unreadable' : value === undefined ? 'unknown' : valueText(value, property.type, zone)}`,
    );
  return past.length === 0 ? `${current}, never changed` : `${current}; before: ${past.join(', ')}`;
}

export function changeText(change: Change): string {
  switch (change.kind) {
    case 'value':
      return `${preferredName(change.property)} were ${change.region.text}`;
    case 'list':
      return `the contact were ${change.joins ? '' : 'not '}in list "${change.list}"`;
    case 'readable':
      return `${preferredName(change.property)} could be read`;
  }
}
