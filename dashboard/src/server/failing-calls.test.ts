import { OPERATIONS } from '@momento-gateway/api/operations';
import { expect, test } from 'vitest';
import { CHANGES, NO_CHANGES, OTHER_CHANGES } from './testing/changes/changes.ts';
import { failEachCall } from './testing/changes/fail-each-call.ts';

test('every operation that changes something is run with each of its calls to AWS failing', () => {
  const changing = Object.entries(OPERATIONS)
    .filter(([, { method }]) => method !== 'GET')
    .map(([id]) => id);
  const run = CHANGES.flatMap(({ operations }) => operations);
  expect([...run, ...NO_CHANGES]).toEqual(expect.arrayContaining(changing));
});

// Those of rules are in rules/failing-calls-of-rules.test.ts, which runs at the same time.
failEachCall(OTHER_CHANGES);
