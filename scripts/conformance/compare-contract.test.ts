import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../root.ts';
import { compareContract } from './compare-contract.ts';

const result = (fullName: string, status: string, ...failureMessages: string[]) => ({
  fullName,
  status,
  failureMessages,
});

test('only tests that fail and are not known to fail are unexpected', () => {
  const report = {
    testResults: [
      {
        name: join(root, 'local-aws/src/a.test.ts'),
        assertionResults: [
          result('is kept', 'passed'),
          result('is known to differ', 'failed', 'AssertionError: x'),
          result('is new', 'failed', 'AssertionError: x'),
          result('is fixed', 'passed'),
          result('moves the clock', 'failed', 'OnlyLocalAws: moves the clock'),
        ],
      },
    ],
  };
  const known = { 'local-aws/src/a.test.ts': ['is known to differ', 'is fixed'] };
  expect(compareContract(report, known)).toEqual({
    passed: 2,
    skipped: 1,
    known: 1,
    unexpected: ['local-aws/src/a.test.ts: is new'],
    fixed: ['local-aws/src/a.test.ts: is fixed'],
  });
});
