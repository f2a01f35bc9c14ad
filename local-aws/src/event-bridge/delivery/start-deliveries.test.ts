import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../core/database.ts';
import { createManualClock } from '../../testing/manual-clock.ts';
import { createEventBridgeTables } from '../event-bridge-tables.ts';
import type { DeliveryResult } from './delivery.ts';
import { createDeliveryQueue } from './delivery-queue.ts';
import { startDeliveries } from './start-deliveries.ts';

test('a delivery that fails unexpectedly is undone, told and made again, and holds up no other', async () => {
  const clock = createManualClock();
  const database = openDatabase(':memory:');
  createEventBridgeTables(database, clock.now());
  const queue = createDeliveryQueue(database);
  for (const event of ['bad', 'good']) {
    const target = { Id: 't', Arn: 'arn:aws:sqs:::q' };
    const acceptedAt = clock.now();
    queue.add({ remote: false, event, ruleArn: 'r', target, hops: 0, acceptedAt });
  }
  const attempts: string[] = [];
  const settled: [string, DeliveryResult][] = [];
  const errors: unknown[] = [];
  const failure = new Error('unexpected');
  const deliveries = startDeliveries({
    database,
    clock,
    queue,
    deliverInProcess: ({ event }) => {
      attempts.push(event);
      if (event !== 'bad' || attempts.filter((name) => name === 'bad').length > 1)
        return 'delivered';
      queue.remove(2);
      throw failure;
    },
    deliverRemotely: async () => 'delivered',
    settle: ({ id, event }, result) => {
      settled.push([event, result]);
      if (result === 'delivered') queue.remove(id);
      else queue.postpone(id, clock.now() + 1000);
    },
    onUnexpectedError: (error) => errors.push(error),
  });
  onTestFinished(async () => {
    await deliveries.close();
    database.close();
  });

  await clock.whenSleeping();
  expect(attempts).toEqual(['bad', 'good']);
  expect(errors).toEqual([failure]);
  await clock.advance(1000);
  expect(settled).toMatchObject([
    ['bad', { errorCode: 'INTERNAL_ERROR', isRetryable: true }],
    ['good', 'delivered'],
    ['bad', 'delivered'],
  ]);
});
