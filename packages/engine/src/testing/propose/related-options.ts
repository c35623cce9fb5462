import type { BoundRelation } from '../../semantics/bound-criteria.ts';
import type { Draft } from './draft.ts';

const mostDistinct = 5;
const mostCopies = 30;

/**
 * What a relation may hold, so that clauses on it can be told apart: each set of the telling related records, each of
 * them as often as a clause counts, and nothing.
 */
export function relatedOptions(clauses: readonly BoundRelation[], telling: readonly Draft[]): (readonly Draft[])[] {
  const distinct = telling.slice(0, mostDistinct);
  const options: (readonly Draft[])[] = subsetsOf(distinct).sort((a, b) => a.length - b.length);
  for (const count of countsIn(clauses))
    for (const draft of distinct) {
      const copies = Array.from({ length: count }, () => draft);
      options.push(copies, [...copies, ...distinct.filter((other) => other !== draft)]);
    }
  return [...options, []];
}

function subsetsOf(drafts: readonly Draft[]): Draft[][] {
  const subsets: Draft[][] = [[]];
  for (const draft of drafts) subsets.push(...subsets.map((subset) => [...subset, draft]));
  return subsets.slice(1);
}

/** The numbers at which clauses change their answer, from two. */
function countsIn(clauses: readonly BoundRelation[]): number[] {
  const around = clauses.flatMap(({ count }) => [count - 1, count, count + 1]);
  return [...new Set(around)].filter((count) => count >= 2 && count <= mostCopies).sort((a, b) => a - b);
}
