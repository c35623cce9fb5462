import { defineConfig } from 'vitest/config';

// Packages resolve to their source, so that no test needs a build of them.
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/kit/choose-seed.ts', 'test/kit/build.ts'],
    setupFiles: ['test/kit/seed.ts'],
    testTimeout: 20_000,
  },
});
