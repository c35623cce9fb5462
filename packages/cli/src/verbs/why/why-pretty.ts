import { preferredName } from '@listwise/engine';
import type { WhyNode } from '@listwise/engine/running';
import type { Output } from '../../terminal/output.ts';
import { proseLines, writeProse } from '../../terminal/prose.ts';
import { inert } from '../../terminal/table.ts';
import { changeText, partText, seenText } from './why-parts.ts';
import type { DecisionContext, Protection, WhyResult } from './why-result.ts';

const verdicts = { match: 'matches', 'no match': 'does not match', undecided: 'cannot be decided for' } as const;

export function whyPretty(result: WhyResult, output: Output): void {
  const { rule, record, tree } = result;
  const { colors } = output;
  const email = result.project.catalog.contacts.named('email');
  const address = email === undefined ? undefined : record.cell(email);
  const who = typeof address === 'string' ? `Contact ${record.id} (${inert(address)})` : `Contact ${record.id}`;
  writeProse(
    tree.verdict === 'undecided'
      ? `${colors.bold(who)} is undecided for ${colors.bold(rule.id)}.`
      : `${colors.bold(who)} ${verdicts[tree.verdict]} ${colors.bold(rule.id)}.`,
    output,
  );
  output.line();
  for (const line of treeLines(tree, rule.id, 0, result, output)) output.line(line);
  output.line();
  writeProse(advice(result), output);
  for (const protection of result.protectedBy) writeProse(colors.yellow(protectionText(protection)), output);
}

/** What a decision rests on, clause by clause. */
export function treeLines(
  part: WhyNode,
  ruleId: string,
  depth: number,
  result: DecisionContext,
  output: Output,
): string[] {
  const { colors } = output;
  const mark = { match: colors.green('✓'), 'no match': colors.red('✗'), undecided: colors.yellow('?') }[part.verdict];
  const indent = '  '.repeat(depth);
  const heading = { and: 'all of', or: 'any of', not: 'not' } as Readonly<Record<string, string>>;
  const text = heading[part.kind] ?? inert(partText(part, ruleId, result));
  const lines = proseLines(text, output, { first: `${indent}${mark} `, indent: `${indent}  ` });
  for (const line of seenLines(part, result)) {
    const seen = proseLines(inert(line), output, { first: `${indent}    `, indent: `${indent}    ` });
    lines.push(...seen.map((each) => colors.dim(each)));
  }
  const inner = part.rule ?? ruleId;
  return [...lines, ...part.parts.flatMap((each) => treeLines(each, inner, depth + 1, result, output))];
}

function seenLines({ seen, related, isToldBefore }: WhyNode, { record, moment }: DecisionContext): string[] {
  if (isToldBefore === true) return ['its clauses stand above'];
  const values = seen.map(
    (value) => `${preferredName(value.property)} is ${seenText(value, record.rawText(value.property), moment.zone)}`,
  );
  return related === undefined ? values : [...values, `${related.total} related, ${related.matching} of them match`];
}

/** What would have to be otherwise. */
function advice({ tree, nearest }: WhyResult): string {
  if (nearest === undefined) return 'More than two values would have to change for that to be otherwise.';
  const changes = nearest.changes.map(changeText).join(' and ');
  switch (tree.verdict) {
    case 'match':
      return `It would not match if ${changes}.`;
    case 'no match':
      return `It would match if ${changes}.`;
    case 'undecided':
      return `It could be decided if ${changes}.`;
  }
}

/** The plan would hold the record back, whatever the rule says. */
function protectionText({ rule, verdict }: Protection): string {
  return verdict === 'match'
    ? `No rule may touch it: ${rule} protects it.`
    : `No rule may touch it: ${rule} cannot be decided for it.`;
}
