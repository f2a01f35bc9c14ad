import { expect, test } from 'vitest';
import { describeAnswer } from './describe-answer.ts';

test.each([
  [200, 'success', 'Published'],
  [202, 'warning', 'Parked'],
  [403, 'error', 'Rejected'],
  [500, 'error', 'Lost'],
  [503, 'error', 'Unavailable'],
  [404, 'error', 'Unexpected response'],
  [204, 'error', 'Unexpected response'],
])('%i is shown as %s "%s"', (status, type, header) => {
  expect(describeAnswer(status)).toMatchObject({ type, header });
});
