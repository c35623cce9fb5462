import { describe, expect, it } from 'vitest';
import { gateLimit, limitOf } from './limits.ts';

const records = (own: Parameters<typeof limitOf>[0], project: Parameters<typeof limitOf>[1], live: number): number =>
  limitOf(own, project, live).records;

describe('the limit of a rule', () => {
  it.each([
    [0, 10],
    [1, 10],
    [199, 10],
    [200, 10],
    [219, 10],
    [220, 11],
    [1_999, 99],
    [2_000, 100],
    [19_999, 999],
    [20_000, 1_000],
    [20_001, 1_000],
    [1_000_000, 1_000],
  ])('by default, of %i live records, is %i: 5 % or 1,000, rounded down, never under 10', (live, expected) => {
    expect(records(undefined, {}, live)).toBe(expected);
  });

  it.each([
    [{ max: 500 }, {}, 1_000_000, 500],
    [{ max: 5_000 }, {}, 1_000_000, 5_000],
    [{ max: 0 }, {}, 1_000_000, 0],
    [{ max: 3 }, {}, 100, 3],
    [{ max_percent: 2 }, {}, 10_000, 200],
    [{ max_percent: 2 }, {}, 100, 2],
    [{ max_percent: 0 }, {}, 100, 0],
    [{ max_percent: 100 }, {}, 100_000, 1_000],
    [{ max_percent: 100, max: 100_000 }, {}, 100_000, 100_000],
    [{ max: 500, max_percent: 2 }, {}, 10_000, 200],
    [{ max: 150, max_percent: 2 }, {}, 10_000, 150],
    [undefined, { max: 50 }, 1_000_000, 50],
    [undefined, { max_percent: 1 }, 10_000, 100],
    [{ max: 400 }, { max: 50 }, 1_000_000, 400],
    [{ max_percent: 10 }, { max_percent: 1 }, 1_000, 100],
  ])('%j in a project with %j, of %i live records, is %i', (own, project, live, expected) => {
    expect(records(own, project, live)).toBe(expected);
  });

  it('is exact where a percentage has no exact double', () => {
    expect(records({ max_percent: 0.1 }, {}, 1_000)).toBe(1);
    expect(records({ max_percent: 0.3, max: 1e9 }, {}, 1_000_000)).toBe(3_000);
    expect(records({ max_percent: 1.1, max: 1e9 }, {}, 1_000)).toBe(11);
    expect(records({ max_percent: 33.3, max: 1e9 }, {}, 999_999)).toBe(332_999);
  });

  it('says where its number comes from', () => {
    expect(limitOf(undefined, {}, 10_000).reason).toBe('5 % of 10,000');
    expect(limitOf(undefined, {}, 1_000_000).reason).toBe('max 1,000');
    expect(limitOf({ max: 7 }, {}, 10_000)).toEqual({ max: 7, maxPercent: 5, records: 7, reason: 'max 7' });
  });

  it('does not name a share that it is not: on a small list the number is the least of 10', () => {
    expect(limitOf(undefined, {}, 100).reason).not.toBe('5 % of 100');
  });
});

describe('the limit of a gate', () => {
  it('is what it states, to the letter', () => {
    expect(gateLimit({ max: 3 }, 1_000_000)?.records).toBe(3);
    expect(gateLimit({ max_percent: 1 }, 250)?.records).toBe(2);
    expect(gateLimit({ max: 3, max_percent: 1 }, 250)?.records).toBe(2);
    expect(gateLimit({ max: 1, max_percent: 1 }, 250)?.records).toBe(1);
    expect(gateLimit({ max: 0 }, 10)?.records).toBe(0);
    expect(gateLimit({ max_percent: 5 }, 0)?.records).toBe(0);
  });

  it('is none where it states none', () => {
    expect(gateLimit(undefined, 100)).toBeUndefined();
    expect(gateLimit({}, 100)).toBeUndefined();
    expect(gateLimit({ expect: '1..2' }, 100)).toBeUndefined();
  });
});
