import { expect, it } from 'vitest';
import { editDistance } from './edit-distance.ts';

it.each([
  ['', '', 0],
  ['deal', 'deal', 0],
  ['', 'abc', 3],
  ['abc', '', 3],
  ['deal', 'deals', 1],
  ['deal', 'del', 1],
  ['deal', 'seal', 1],
  ['deal', 'dael', 1],
  ['ab', 'ba', 1],
  ['abcd', 'badc', 2],
  ['ca', 'abc', 3],
  ['kitten', 'sitting', 3],
])('from %j to %j there are %i steps', (a, b, steps) => {
  expect([editDistance(a, b), editDistance(b, a)]).toEqual([steps, steps]);
});
