import { expect, it } from 'vitest';
import { validateGrammar } from './grammar.ts';

it('the grammar is sound and unambiguous', () => {
  expect(validateGrammar).not.toThrow();
});
