import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSelected, selectedOptions } from './multi-select.ts';

describe('a multi-select cell', () => {
  it.each([
    ['A', ['A']],
    ['A;B', ['A', 'B']],
    ['B;A', ['B', 'A']],
    ['A;;B', ['A', 'B']],
    [';A;B;', ['A', 'B']],
    [';', []],
    ['', []],
    ['A;A', ['A', 'A']],
    ['A; B', ['A', ' B']],
    ['Not applicable;x', ['Not applicable', 'x']],
  ])('%j selects %j', (cell, options) => {
    expect(selectedOptions(cell)).toEqual(options);
  });

  it('selects an option whole or not at all', () => {
    expect(isSelected('AB;B', 'B')).toBe(true);
    expect(isSelected('AB;CB', 'B')).toBe(false);
    expect(isSelected('A; B', 'B')).toBe(false);
    expect(isSelected('b', 'B')).toBe(false);
  });

  it('has no option that holds a semicolon', () => {
    expect(isSelected('A;B', 'A;B')).toBe(false);
  });

  it('selects just what it lists', () => {
    const option = fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 2 });
    const cell = fc.string({ unit: fc.constantFrom('a', 'b', ' ', ';'), maxLength: 8 });
    fc.assert(
      fc.property(cell, option, (text, wanted) => {
        expect(isSelected(text, wanted)).toBe(selectedOptions(text).includes(wanted));
      }),
      { numRuns: 1000 },
    );
  });
});
