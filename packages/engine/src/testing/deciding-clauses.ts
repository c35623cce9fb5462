import type { WhyNode } from '../evaluate/why.ts';
import type { Span } from '../problems/fix.ts';
import type { Clause } from './clause.ts';

/** The leaf clauses about the contact each of which, coming out otherwise, would turn the verdict. */
export function decidingClauses(leaves: readonly Clause[], tree: WhyNode): Clause[] {
  if (tree.verdict === 'undecided') return [];
  return leaves.filter((leaf) => leaf.within === undefined && decides(leaf, tree));
}

/** Whether the rule would come out otherwise if this clause alone did. */
export function decides(clause: Clause, tree: WhyNode): boolean {
  return holds(tree, clause.criteria.span) !== holds(tree, undefined);
}

/** What the tree comes to, a part of it turned into its opposite. */
function holds(part: WhyNode, flipped: Span | undefined): boolean {
  const isFlipped = flipped !== undefined && part.span.start === flipped.start && part.span.end === flipped.end;
  return plainly(part, isFlipped ? undefined : flipped) !== isFlipped;
}

function plainly({ kind, verdict, parts }: WhyNode, flipped: Span | undefined): boolean {
  switch (kind) {
    case 'and':
      return parts.every((part) => holds(part, flipped));
    case 'or':
      return parts.some((part) => holds(part, flipped));
    case 'not':
      return !parts.every((part) => holds(part, flipped));
    default:
      return verdict === 'match';
  }
}

/** What a clause came to in a decision. */
export function clauseHolds(clause: Clause, tree: WhyNode): boolean {
  const part = partAt(clause.criteria.span, tree);
  return part !== undefined && holds(part, undefined);
}

function partAt(span: Span, tree: WhyNode): WhyNode | undefined {
  if (tree.span.start === span.start && tree.span.end === span.end) return tree;
  if (tree.kind === 'meets') return undefined;
  for (const part of tree.parts) {
    const found = partAt(span, part);
    if (found !== undefined) return found;
  }
  return undefined;
}
