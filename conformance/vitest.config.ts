import { defineConfig } from 'vitest/config';

/** Not part of `npm test`: these need an AWS that `npm run conformance` starts or is given. */
export default defineConfig({
  test: {
    include: ['src/**/*.spec.ts'],
    globalSetup: ['src/leaves-nothing.ts'],
    // They share one account, and two of the machine's cores.
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    reporters: ['verbose'],
  },
});
