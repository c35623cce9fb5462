import { expect, it } from 'vitest';
import { inDependencyOrder } from './dependency-order.ts';

function ordered(graph: Readonly<Record<string, readonly string[]>>): string[] {
  return [...inDependencyOrder(Object.keys(graph), (id) => graph[id] ?? [])].map(({ path }) => path.join('>'));
}

it('dependencies come first, each once, with the way to them', () => {
  expect(ordered({ a: ['c', 'b'], b: ['c'], c: [], d: [] })).toEqual(['a>c', 'a>b', 'a', 'd']);
});

it('in a circle the one that closes it comes first', () => {
  expect(ordered({ a: ['b'], b: ['c'], c: ['a'] })).toEqual(['a>b>c', 'a>b', 'a']);
  expect(ordered({ a: ['a'] })).toEqual(['a']);
});

it('a chain may be of any length', () => {
  const last = 3000;
  const ids = [...inDependencyOrder(['0'], (id) => (Number(id) < last ? [String(Number(id) + 1)] : []))];
  expect([ids.length, ids[0]?.id]).toEqual([last + 1, String(last)]);
});
