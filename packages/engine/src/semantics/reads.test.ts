import { describe, expect, it } from 'vitest';
import { testCatalog } from './bind.test-kit.ts';
import { type Reads, type RelationReads, readsOf } from './reads.ts';
import { chainOfDiamonds, criteriaOf } from './rules.test-kit.ts';

function namesIn({ properties, histories }: RelationReads): { properties: string[]; histories: string[] } {
  const names = (found: RelationReads['properties']): string[] => [...found.values()].map(({ name }) => name);
  return { properties: names(properties), histories: names(histories) };
}

function readsIn(text: string): Reads {
  return readsOf(criteriaOf(text), testCatalog);
}

describe('what criteria read', () => {
  it('the history of a property of the contact', () => {
    expect(namesIn(readsIn('stage has ever been NEW and title = "x"'))).toEqual({
      properties: ['stage', 'title'],
      histories: ['stage'],
    });
  });

  it.each(['has ever been won', 'has never been won', 'was updated in the last 3 days'])(
    'the history of a related record: %s',
    (predicate) => {
      const reads = readsIn(`has any deal where (stage ${predicate} or amount > 5) and title is known`);
      expect(namesIn(reads)).toEqual({ properties: ['title'], histories: [] });
      expect([...reads.relations].map(([name, related]) => [name, namesIn(related)])).toEqual([
        ['deal', { properties: ['stage', 'amount'], histories: ['stage'] }],
      ]);
    },
  );

  it('of one relation is put together', () => {
    const reads = readsIn(
      'has any deal where (stage was updated in the last 3 days) or has no deal where (amount > 5)',
    );
    expect([...reads.relations.values()].map(namesIn)).toEqual([
      { properties: ['stage', 'amount'], histories: ['stage'] },
    ]);
  });

  it('is found in no time where many rules share rules', () => {
    const reads = readsOf(chainOfDiamonds(40), testCatalog);
    expect(namesIn(reads)).toEqual({ properties: ['score', 'title'], histories: [] });
    expect([...reads.lists]).toEqual(['x']);
  });
});
