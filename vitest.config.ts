import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/full/**', 'tests/bench/**', 'node_modules/**'],
    globalSetup: ['tests/tools/build-first.mjs'],
    // Long enough for a machine that has much else to do: only what hangs runs into these.
    testTimeout: 240_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    maxWorkers: 2,
    // A worker loads a module once for all its files: nearly half the work of a run was loading the same ones again.
    isolate: false,
  },
});
