import { expect, test } from 'vitest';
import { explainAnswer } from './explain-answer.ts';
import { formatFinding } from './finding.ts';

test.each<[status: number, body: unknown, problem: RegExp]>([
  [202, { outcome: 'parked', reason: 'access-denied' }, /access-denied.*parked.*role/],
  [403, { outcome: 'rejected', error: 'forbidden' }, /answer is 403.*SECRET_PREFIX.*time/],
  [403, { Message: 'Forbidden' }, /answer is 403.*not the gateway that answers/],
  [502, 'Internal Server Error', /answer is 502.*not the gateway that answers/],
  [503, { outcome: 'unavailable' }, /answer is 503.*cannot read the secret/],
  [500, { outcome: 'lost' }, /answer is 500.*Neither the bus nor the parked queue/],
])('an answer of %i with %j says where to look', (status, body, problem) => {
  expect(formatFinding(explainAnswer({ status, body, durationMs: 1 }))).toMatch(problem);
});
