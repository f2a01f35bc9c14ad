import { test } from 'vitest';
import { fuzzOperations, isOfRules } from './testing/fuzz-operations.ts';

test(
  'whatever is asked of the API about rules and tenants, it is never at fault, says what to do, and tells no secret',
  {
    timeout: 3_600_000,
  },
  () => fuzzOperations('dashboard API, rules', isOfRules),
);
