import { expect, test } from 'vitest';
import { targetName } from './target-name.ts';

test.each([
  ['arn:aws:sqs:us-east-1:000000000000:orders', 'orders'],
  ['arn:aws:lambda:us-east-1:000000000000:function:orders:live', 'orders:live'],
  ['arn:aws:logs:us-east-1:000000000000:log-group:/aws/events/orders', '/aws/events/orders'],
  ['arn:aws:events:us-east-1:000000000000:event-bus/orders', 'orders'],
  ['orders', 'orders'],
])('the name of %s is %s', (arn, name) => {
  expect(targetName(arn)).toBe(name);
});
