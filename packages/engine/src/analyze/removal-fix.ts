import type { CriteriaDocument } from '../language/criteria-document.ts';
import type { CriteriaNode, JoinedCriteria } from '../language/syntax-tree.ts';
import type { Fix } from '../problems/fix.ts';

/**
 * Takes one operand out of a join, with the word that joins it. There is no fix where a comment would go with it. It is
 * safe where another operand says the very same; else the author may have meant to write something different.
 */
export function removalFix(
  { text, comments }: CriteriaDocument,
  { operands }: JoinedCriteria,
  index: number,
  isSafe: boolean,
): Fix | undefined {
  const operand = operands[index] as CriteriaNode;
  const next = operands[index + 1];
  const span =
    index === 0 && next !== undefined
      ? { start: operand.span.start, end: next.span.start }
      : { start: operands[index - 1]?.span.end ?? operand.span.start, end: operand.span.end };
  if (comments.some(({ startOffset }) => span.start <= startOffset && startOffset < span.end)) return undefined;
  const shown = text.slice(operand.span.start, operand.span.end).replace(/\s+/g, ' ');
  return { title: `Take out \`${shown}\``, edits: [{ span, text: '' }], safe: isSafe };
}
