import { expect, test } from 'vitest';
import { explainMissingBus, isNewBusArn } from './classic-bus.ts';

const NEW_BUS = 'arn:aws:events:us-east-1:123456789012:event-busv2/orders/1a2b3c';

test.each([
  [NEW_BUS, true],
  ['arn:aws:events:us-east-1:123456789012:event-bus/orders', false],
  ['orders', false],
])('%s is a bus of the new kind: %s', (arn, isNew) => {
  expect(isNewBusArn(arn)).toBe(isNew);
});

test('a missing bus is explained: what kind it has to be, and that one of the new kind is none', () => {
  expect(explainMissingBus('orders')).toMatch(/“orders”.*“Custom Event Bus - Classic”/);
  expect(explainMissingBus(NEW_BUS)).toMatch(/of the new kind.*by its name/);
});
