import { expect, it } from 'vitest';
import { expectedBand } from './expected-band.ts';

it('an expected band has two ends', () => {
  expect(expectedBand('100..400')).toEqual({ least: 100, most: 400 });
  expect(expectedBand('0..0')).toEqual({ least: 0, most: 0 });
});
