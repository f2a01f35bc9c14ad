import { CreateTargetSchema } from '@momento-gateway/api/rules/target';
import { expect, test } from 'vitest';
import { suggestQueueName } from './suggest-queue-name.ts';

test.each([
  ['MomentoGateway', 'shop-orders', 0, 'MomentoGateway_shop-orders'],
  ['MomentoGateway', 'shop-orders', 1, 'MomentoGateway_shop-orders-2'],
  ['MomentoGateway', 'shop.orders', 0, 'MomentoGateway_shop-orders'],
  ['MomentoGateway', '', 0, ''],
])('in the stack %s, for the rule %s and target %i, the new queue is %s', (...args) => {
  const [secretPrefix, ruleName, place, name] = args;
  expect(suggestQueueName(secretPrefix, ruleName, place)).toBe(name);
});

test('a suggestion is a valid queue name, however long the names are', () => {
  const name = suggestQueueName('s'.repeat(60), 'r'.repeat(64), 4);
  expect(name).toMatch(/-5$/);
  expect(CreateTargetSchema.safeParse({ type: 'sqs', name }).success).toBe(true);
});
