import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';

describe('text that is compared', () => {
  it.each([
    ['ÅSA', 'åsa'],
    ['A\u030aSA', 'åsa'],
    ['\u212bsa', 'åsa'],
    ['\u212a', 'k'],
    ['STRASSE', 'strasse'],
    ['Straße', 'straße'],
    ['ẞ', 'ß'],
    ['e\u0301', 'é'],
    ['ΣΊΣΥΦΟΣ', 'σίσυφος'],
    ['Ω\u2126', 'ωω'],
    ['ﬁ', 'ﬁ'],
    ['IŞIK', 'işik'],
    ['a\u0000B', 'a\u0000b'],
    ['\u00a0X ', '\u00a0x '],
    ['', ''],
  ])('%j is compared as %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('keeps ß and ss apart', () => {
    expect(fold('Straße')).not.toBe(fold('Strasse'));
  });

  it('finds İ in both forms the same, and apart from i', () => {
    expect(fold('\u0130')).toBe(fold('I\u0307'));
    expect(fold('\u0130')).not.toBe(fold('i'));
  });

  it('is NFC, then lower case, for every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(text)).toBe(text.normalize('NFC').toLowerCase());
      }),
      { numRuns: 2000 },
    );
  });
});
