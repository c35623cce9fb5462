import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { virtualClock } from './clock.test-kit.ts';
import { rollingWindow } from './rolling-window.ts';

const limit = { calls: 10, interval: 1_000 };

/** The most calls that arrived within one interval, wherever it begins. */
function mostWithin(interval: number, arrivals: readonly number[]): number {
  const sorted = arrivals.toSorted((a, b) => a - b);
  return Math.max(...sorted.map((from) => sorted.filter((at) => at >= from && at < from + interval).length));
}

/** A call that waits first, takes so long to arrive, and so long to come back; all milliseconds. */
const traffic = fc.array(fc.tuple(fc.nat(300), fc.nat(40), fc.nat(2_000)), { minLength: 11, maxLength: 60 });

describe('a rolling window', () => {
  it('is never exceeded, whenever calls come and however long they take', async () => {
    await fc.assert(
      fc.asyncProperty(traffic, async (calls) => {
        const clock = virtualClock();
        const window = rollingWindow(limit, clock);
        const arrivals: number[] = [];
        const running: Promise<void>[] = [];
        for (const [pause, there, back] of calls) {
          await clock.sleep(pause);
          const call = async () => {
            const place = await window.enter();
            await clock.sleep(there);
            arrivals.push(clock.now());
            await clock.sleep(back);
            place.done();
          };
          running.push(call());
        }
        await Promise.all(running);
        expect(arrivals).toHaveLength(calls.length);
        expect(mostWithin(limit.interval, arrivals)).toBeLessThanOrEqual(limit.calls);
      }),
      { numRuns: 40 },
    );
  });

  it.each([0, 30, 400, 5_000])('is used to 95 % when answers take %i ms', async (latency) => {
    const clock = virtualClock();
    const window = rollingWindow(limit, clock);
    const start = clock.now();
    let last = start;
    const call = async () => {
      const place = await window.enter();
      last = clock.now();
      await clock.sleep(latency);
      place.done();
    };
    await Promise.all(Array.from({ length: 300 }, call));
    // 300 calls are 30 windows; the last one needs no interval after it.
    expect((29 * limit.interval) / (last - start)).toBeGreaterThanOrEqual(0.95);
  });

  it('follows the limit that answers report', async () => {
    const clock = virtualClock();
    const window = rollingWindow(limit, clock);
    (await window.enter()).done({ calls: 20, interval: 1_000, remaining: 19 });
    for (let call = 0; call < 19; call += 1) await window.enter();
    expect(window.waitingTime()).toBe(1_000);
  });

  it('leaves alone what others have used', async () => {
    const clock = virtualClock();
    const window = rollingWindow(limit, clock);
    (await window.enter()).done({ ...limit, remaining: 2 });
    await window.enter();
    await window.enter();
    expect(window.waitingTime()).toBe(1_000);
  });

  it('stands for an interval after a refusal', async () => {
    const clock = virtualClock();
    const window = rollingWindow(limit, clock);
    window.refused();
    const before = clock.now();
    await window.enter();
    expect(clock.now() - before).toBe(1_000);
  });

  it('stops waiting when it is told to', async () => {
    const clock = virtualClock();
    const window = rollingWindow({ calls: 1, interval: 1_000 }, clock);
    await window.enter();
    const controller = new AbortController();
    const waiting = window.enter(controller.signal);
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });
});
