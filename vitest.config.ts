import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Only a test that hangs ends this way: how busy the machine is decides nothing. */
const TIMEOUTS = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 60_000 } },
};

/** Whose files share their loaded modules: loading them again for each file takes a third of the time. */
const SHARE_MODULES = new Set(['shared', 'api', 'dashboard', 'infra', 'local-aws']);

export default defineConfig({
  test: {
    // Tests that start processes wait for them: with as many workers as processors, a fifth of these idles.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    // What a product prints that a test has started is of use only when the test fails.
    silent: 'passed-only',
    projects: [
      'shared',
      'api',
      'gateway',
      'dashboard',
      'infra',
      'local-aws',
      'local-momento',
      'local-provider',
      'ledger',
      'bench',
      'conformance',
      'scripts',
    ].map((name) => ({
      test: {
        name,
        root: name,
        include: ['**/*.test.ts'],
        exclude: ['**/node_modules/**', '**/.next/**', '**/dist/**'],
        ...TIMEOUTS,
        isolate: !SHARE_MODULES.has(name),
      },
    })),
  },
});
