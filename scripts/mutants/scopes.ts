export interface Scope {
  /** Globs of the sources in which faults are planted. */
  readonly sources: readonly string[];
  /** Globs of the tests that have to notice them. */
  readonly tests: readonly string[];
}

const GATEWAY_TESTS = [
  'gateway/src/**/*.test.ts',
  // Random input would make two runs differ; memory and load take minutes; real time does both.
  '!gateway/src/bad-input.test.ts',
  '!gateway/src/under-attack.test.ts',
  '!gateway/src/local-aws.test.ts',
];

/** What `npm run mutants` covers. To cover another folder, add it here. */
export const SCOPES: Readonly<Record<string, Scope>> = {
  gateway: {
    sources: [
      'gateway/src/**/*.ts',
      '!gateway/src/testing/**',
      // The Lambda's entry point and the real clock: run by the tests of the bundle and of local AWS.
      '!gateway/src/handler.ts',
      '!gateway/src/clock.ts',
    ],
    tests: GATEWAY_TESTS,
  },
  shared: {
    sources: ['shared/src/**/*.ts'],
    tests: ['shared/src/**/*.test.ts', ...GATEWAY_TESTS],
  },
  pattern: {
    sources: ['api/src/pattern/**/*.ts', '!api/src/pattern/testing/**'],
    tests: ['api/src/pattern/**/*.test.ts'],
  },
  failures: {
    sources: ['dashboard/src/server/failures/**/*.ts'],
    tests: [
      'dashboard/src/server/failures/**/*.test.ts',
      // Thousands of messages and several processes take minutes.
      '!dashboard/src/server/failures/many-failures.test.ts',
      '!dashboard/src/server/failures/queue/many-processes.test.ts',
    ],
  },
};
