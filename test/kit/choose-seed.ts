import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    seed: number;
  }
}

/** Chooses the seed of the property tests and tells it; `LISTWISE_FUZZ_SEED` repeats a run. */
export function setup({ provide }: TestProject): void {
  const seed = Number(process.env['LISTWISE_FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  process.stdout.write(`Property tests begin from seed ${seed}; LISTWISE_FUZZ_SEED=${seed} repeats them.\n`);
  provide('seed', seed);
}
