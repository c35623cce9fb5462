import { describe, expect, it } from 'vitest';
import { foreignClauses, foreignPredicates } from './foreign-phrases.ts';
import { clauseTokenOf, operatorTokenOf } from './tokens.ts';

describe.each([
  ['predicates', foreignPredicates, operatorTokenOf],
  ['clauses', foreignClauses, clauseTokenOf],
] as const)('foreign %s', (_, foreign, ours) => {
  it('stand for phrases that the language has', () => {
    expect([...foreign.values()].filter((phrase) => !ours.has(phrase))).toEqual([]);
  });

  it('are not phrases of the language themselves, and are written as they are looked up', () => {
    expect([...foreign.keys()].filter((words) => ours.has(words) || !/^[a-z]+(?: [a-z]+)*$/.test(words))).toEqual([]);
  });
});
