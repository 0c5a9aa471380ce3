import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/full/**', 'tests/bench/**', 'node_modules/**'],
    globalSetup: ['tests/tools/build-first.mjs'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // A worker loads a module once for all its files: nearly half the work of a run was loading the same ones again.
    isolate: false,
  },
});
