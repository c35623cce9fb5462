import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, csvLine } from './csv-cell.ts';

describe('a cell that is written', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['a,b', '"a,b"'],
    ['a;b', '"a;b"'],
    ['a\tb', '"a\tb"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['two\r\nlines', '"two\r\nlines"'],
    ['=1+1', "'=1+1"],
    ['+46 8 123', "'+46 8 123"],
    ['-1+1', "'-1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', '"\'\t=1"'],
    ['-5', '-5'],
    ['-5.25', '-5.25'],
    ['5', '5'],
    [' =1', ' =1'],
    ['åäö', 'åäö'],
  ])('%j is written as %j', (text, written) => {
    expect(csvCell(text)).toBe(written);
  });

  it('is read back as it was, but for the apostrophe before a formula', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', ',', ';', '"', '\n', '\r', '\t', '=', '-', '1', 'å') });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 4 }), (cells) => {
        const [row] = parse(csvLine(cells), { record_delimiter: '\n', relax_column_count: true }) as string[][];
        expect(row?.map((text) => text.replace(/^'(?=[=+\-@\t\r\n])/, ''))).toEqual(cells);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a line', () => {
  it('ends with a line feed', () => {
    expect(csvLine(['1', 'a,b', ''])).toBe('1,"a,b",\n');
  });
});
