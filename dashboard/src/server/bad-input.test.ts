import { test } from 'vitest';
import { fuzzOperations, isOfRules } from './testing/fuzz-operations.ts';

// Those of rules are in bad-input-of-rules.test.ts, which runs at the same time.
test(
  'whatever is asked of the API, it is never at fault, says what to do, and tells no secret',
  {
    timeout: 3_600_000,
  },
  () => fuzzOperations('dashboard API', (operation) => !isOfRules(operation)),
);
