import { expect, test } from 'vitest';
import { explainAnswer } from './explain-answer.ts';
import { formatFinding } from './finding.ts';

test.each<[status: number, body: unknown, problem: RegExp]>([
  [
    202,
    { outcome: 'parked', reason: 'access-denied' },
    /did not accept.*access-denied.*parked.*role/,
  ],
  [403, { outcome: 'rejected', error: 'forbidden' }, /status 403.*SECRET_PREFIX.*clock/],
  [403, { Message: 'Forbidden' }, /status 403.*not from the gateway/],
  [502, 'Internal Server Error', /status 502.*not from the gateway/],
  [503, { outcome: 'unavailable' }, /status 503.*cannot read the secret/],
  [500, { outcome: 'lost' }, /status 500.*Neither the bus nor the parked queue/],
])('an answer of %i with %j says what to check', (status, body, problem) => {
  expect(formatFinding(explainAnswer({ status, body, durationMs: 1 }))).toMatch(problem);
});
