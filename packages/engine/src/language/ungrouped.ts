import type { CriteriaNode } from './syntax-tree.ts';

/** What stands in parentheses, however many there are around it. */
export function ungrouped(node: CriteriaNode): CriteriaNode {
  return node.kind === 'group' ? ungrouped(node.inner) : node;
}
