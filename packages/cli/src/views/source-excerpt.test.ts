import { describe, expect, it } from 'vitest';
import { sourceExcerpt } from './source-excerpt.ts';

function shown(line: string, start: number, length: number, room: number): [string, string] {
  const { text, indent, marks } = sourceExcerpt(line, start, length, room);
  return [text, ' '.repeat(indent) + '^'.repeat(marks)];
}

describe('the line of a problem', () => {
  it('is shown as a whole where it fits', () => {
    expect(shown('emial is known', 0, 5, 40)).toEqual(['emial is known', '^^^^^']);
    expect(shown('a is known and', 14, 0, 40)).toEqual(['a is known and', '              ^']);
  });

  it.each([0, 3, 24, 25, 60, 500, 990, 999, 1000])('is cut about what stands at %i', (start) => {
    const line = `${'x'.repeat(start)}WRONG${'y'.repeat(1000 - start)}`;
    const { text, indent, marks } = sourceExcerpt(line, start, 5, 60);
    expect(text.length).toBeLessThanOrEqual(60);
    expect(text.slice(indent, indent + marks)).toBe('WRONG');
    expect(text.startsWith('…')).toBe(!line.startsWith(text.slice(0, 5)));
  });

  it('marks no more than is shown', () => {
    const { text, indent, marks } = sourceExcerpt('('.repeat(20_000), 100, 19_000, 60);
    expect(text.length).toBe(60);
    expect(indent + marks).toBeLessThanOrEqual(60);
  });
});
