import { expect, test } from 'vitest';
import { describeAnswer } from './describe-answer.ts';

test.each([
  [200, 'success', 'Published'],
  [202, 'warning', 'Parked'],
  [403, 'error', 'Rejected'],
  [500, 'error', 'Lost'],
  [503, 'error', 'Unavailable'],
  [404, 'error', 'Not taken'],
  [204, 'error', 'Not taken'],
])('%i is shown as %s "%s"', (status, type, header) => {
  expect(describeAnswer(status)).toMatchObject({ type, header });
});
