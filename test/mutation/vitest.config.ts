import { defineConfig } from 'vitest/config';

// `npm run mutation`: minutes long, so no part of `npm test`.
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: { include: ['test/mutation/**/*.mutation.ts'], testTimeout: 600_000, hookTimeout: 120_000 },
});
