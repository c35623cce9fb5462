import type { Clock } from './clock.ts';

export interface VirtualClock extends Clock {
  /** Work outside of the clock, during which it stands. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

/** A clock that jumps to the next sleeper's time when nothing else is to be done. */
export function virtualClock(start = Date.parse('2026-11-24T12:00:00Z')): VirtualClock {
  let current = start;
  let working = 0;
  let sleepers: { readonly at: number; wake(): void }[] = [];
  let isTicking = false;

  /** A few turns of the event loop pass before the clock moves, so that whoever woke can go on. */
  function tick(idleTurns = 0): void {
    isTicking = sleepers.length > 0;
    if (!isTicking) return;
    if (working > 0 || idleTurns < 2) {
      setImmediate(tick, working > 0 ? 0 : idleTurns + 1);
      return;
    }
    current = Math.max(current, Math.min(...sleepers.map(({ at }) => at)));
    const woken = sleepers.filter(({ at }) => at <= current);
    sleepers = sleepers.filter(({ at }) => at > current);
    for (const { wake } of woken) wake();
    setImmediate(tick);
  }

  return {
    now: () => current,
    sleep(milliseconds, signal) {
      return new Promise((resolve, reject) => {
        const sleeper = { at: current + milliseconds, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((each) => each !== sleeper);
          reject(signal.reason);
        });
        if (!isTicking) tick();
      });
    },
    async during(work) {
      working += 1;
      try {
        return await work();
      } finally {
        working -= 1;
      }
    },
  };
}
