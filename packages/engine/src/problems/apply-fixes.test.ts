import { expect, it } from 'vitest';
import { applyFixes } from './apply-fixes.ts';
import type { Fix } from './fix.ts';

function replace(start: number, end: number, text: string): Fix {
  return { title: `${start}-${end}`, edits: [{ span: { start, end }, text }], safe: true };
}

it('applies fixes that do not touch each other, wherever they stand', () => {
  const fixes = [replace(4, 5, 'five'), replace(0, 1, 'one'), replace(2, 2, '+')];
  expect(applyFixes('1 3 5', fixes)).toEqual({ text: 'one +3 five', applied: fixes });
});

it.each([
  ['that overlap', replace(0, 3, 'x'), replace(2, 4, 'y')],
  ['one inside the other', replace(0, 4, 'x'), replace(1, 2, 'y')],
  ['that insert at one place', replace(1, 1, 'x'), replace(1, 1, 'y')],
])('keeps back the second of two %s', (_, first, second) => {
  expect(applyFixes('abcdef', [first, second]).applied).toEqual([first]);
});

it('keeps neighbours', () => {
  expect(applyFixes('abcd', [replace(0, 2, 'x'), replace(2, 4, 'y')]).text).toBe('xy');
});
