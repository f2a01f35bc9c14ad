import { defineConfig } from 'vitest/config';

/** Loading the CDK takes seconds, and so does a synthesis on a busy machine. */
const SLOW = { isolate: false, testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    // By itself it leaves one processor unused; of two that is half.
    maxWorkers: '100%',
    // What a product prints that a test has started is of use only when the test fails.
    silent: 'passed-only',
    projects: [
      'shared',
      'gateway',
      'dashboard',
      'infra',
      'local-aws',
      'local-momento',
      'ledger',
      'bench',
      'scripts',
    ].map((room) => ({
      test: {
        name: room,
        root: room,
        include: ['**/*.test.ts'],
        exclude: ['**/node_modules/**', '**/.next/**', '**/dist/**'],
        ...(room === 'infra' && SLOW),
      },
    })),
  },
});
