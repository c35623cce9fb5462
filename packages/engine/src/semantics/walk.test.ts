import { describe, expect, it } from 'vitest';
import { chainOfDiamonds, criteriaOf } from './rules.test-kit.ts';
import { comparisonsIn, listsIn, propertiesNamedIn, simpleClausesIn } from './walk.ts';

const nested = criteriaOf('not (title is known or born is before hired) and has any deal where (amount > 5)');

describe('walking through criteria', () => {
  it('finds the clauses about the contact itself', () => {
    expect(simpleClausesIn(nested).map(({ kind }) => kind)).toEqual(['comparison', 'comparison', 'relation']);
    expect(propertiesNamedIn(nested).map(({ name }) => name)).toEqual(['title', 'born', 'hired']);
  });

  it('goes through rules that are met', () => {
    const low = criteriaOf('score > 5 and in list "x"');
    const criteria = criteriaOf('meets low and does not meet low and in list "x" and in list "y"', { low });
    expect(comparisonsIn(criteria).map(({ property }) => property.name)).toEqual(['score']);
    expect(listsIn(criteria)).toEqual(['x', 'y']);
  });

  it('looks into a rule once, however many rules meet it', () => {
    expect(comparisonsIn(chainOfDiamonds(40))).toHaveLength(81);
    expect(listsIn(chainOfDiamonds(40))).toEqual(['x']);
  });
});
