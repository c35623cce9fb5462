import { bound } from './bind.test-kit.ts';
import type { BoundCriteria } from './bound-criteria.ts';

/** Criteria that may meet the given rules. */
export function criteriaOf(text: string, rules: Readonly<Record<string, BoundCriteria>> = {}): BoundCriteria {
  const { criteria, problems } = bound(text, {
    rule: (id) => {
      const found = rules[id];
      return found === undefined ? { kind: 'unknown', suggestions: [] } : { kind: 'rule', id, criteria: found };
    },
  });
  if (criteria === undefined) throw new Error(`${text}\n${JSON.stringify(problems)}`);
  return criteria;
}

/** Rules of which each meets two others, which both meet the next. */
export function chainOfDiamonds(levels: number): BoundCriteria {
  let bottom = criteriaOf('score > 5 and in list "x"');
  for (let level = 0; level < levels; level++) {
    const left = criteriaOf('meets bottom and title is known', { bottom });
    const right = criteriaOf('does not meet bottom and title is unknown', { bottom });
    bottom = criteriaOf('meets left or meets right', { left, right });
  }
  return bottom;
}
