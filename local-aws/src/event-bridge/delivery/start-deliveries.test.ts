import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../core/database.ts';
import { createManualClock } from '../../testing/manual-clock.ts';
import { createEventBridgeTables } from '../event-bridge-tables.ts';
import type { DeliveryResult } from './delivery.ts';
import { createDeliveryQueue } from './delivery-queue.ts';
import { type DeliveryParts, startDeliveries } from './start-deliveries.ts';

/** Two deliveries, "first" and "second", and a record of their attempts. */
function startWithTwo(
  change: (state: { attempt: number; queue: DeliveryParts['queue'] }) => Partial<DeliveryParts>,
) {
  const clock = createManualClock();
  const database = openDatabase(':memory:');
  createEventBridgeTables(database, clock.now());
  const queue = createDeliveryQueue(database);
  for (const event of ['first', 'second']) {
    const target = { Id: 't', Arn: 'arn:aws:sqs:::q' };
    const acceptedAt = clock.now();
    queue.add({ remote: false, event, ruleArn: 'r', target, hops: 0, acceptedAt });
  }
  const state = { attempt: 0, queue };
  const settled: [string, DeliveryResult][] = [];
  const errors: unknown[] = [];
  const changed = change(state);
  const deliveries = startDeliveries({
    database,
    clock,
    queue,
    deliverRemotely: async () => 'delivered',
    onUnexpectedError: (error) => errors.push(error),
    deliverInProcess: (delivery) => {
      state.attempt++;
      return changed.deliverInProcess?.(delivery) ?? 'delivered';
    },
    settle: (delivery, result) => {
      changed.settle?.(delivery, result);
      settled.push([delivery.event, result]);
      if (result === 'delivered') queue.remove(delivery.id);
      else queue.postpone(delivery.id, clock.now() + 1000);
    },
  });
  onTestFinished(async () => {
    await deliveries.close();
    database.close();
  });
  return { clock, settled, errors };
}

test('an unexpected failure is rolled back and reported, and the delivery retried later', async () => {
  const failure = new Error('unexpected');
  const { clock, settled, errors } = startWithTwo((state) => ({
    deliverInProcess: () => {
      if (state.attempt > 1) return 'delivered';
      state.queue.remove(2);
      throw failure;
    },
  }));

  await clock.whenSleeping();
  expect(errors).toEqual([failure]);
  await clock.advance(1000);

  expect(settled).toMatchObject([
    ['first', { errorCode: 'INTERNAL_ERROR', isRetryable: true }],
    ['second', 'delivered'],
    ['first', 'delivered'],
  ]);
});

test('deliveries whose result cannot be recorded are retried after a pause', async () => {
  let isDiskFull = true;
  const { clock, settled, errors } = startWithTwo(() => ({
    settle: () => {
      if (isDiskFull) throw new Error('disk full');
    },
  }));

  await clock.whenSleeping();
  expect(settled).toEqual([]);
  expect(errors).toHaveLength(4);
  isDiskFull = false;
  await clock.advance(1000);

  expect(settled).toEqual([
    ['first', 'delivered'],
    ['second', 'delivered'],
  ]);
});
