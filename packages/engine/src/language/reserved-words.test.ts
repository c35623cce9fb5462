import { expect, it } from 'vitest';
import { isReserved } from '../catalog/reserved-words.ts';
import { parseCriteria } from './parse-criteria.ts';

const words = ['and', 'or', 'not', 'in', 'has', 'meets', 'does', 'everyone', 'true', 'false'];
const notReserved = ['is', 'list', 'where', 'any', 'no', 'day', 'today', 'ago', 'contains', 'ands', 'on', 'email'];

it('the reserved words are those that the grammar does not take for a name', () => {
  const isName = (word: string) => parseCriteria(`${word} is known`).problems.length === 0;
  const all = [...words, ...words.map((word) => word.toUpperCase()), ...notReserved];
  expect(all.filter(isReserved)).toEqual(all.filter((word) => !isName(word)));
});
