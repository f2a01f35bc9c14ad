import type { Clock } from '../../core/clock.ts';
import type { DeliverToQueue } from '../../sqs/deliver-to-queue.ts';
import { decideNextStep, type ExhaustedRetryCondition } from './decide-next-step.ts';
import type { Delivery, DeliveryFailure, DeliveryResult } from './delivery.ts';
import type { DeliveryQueue } from './delivery-queue.ts';

export interface Settling {
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly queue: DeliveryQueue;
  readonly deliverToQueue: DeliverToQueue;
}

/**
 * Writes down what an attempt came to: done, to be tried again, or given up - then the event goes
 * to the target's dead-letter queue and is dropped where there is none that takes it. To be called
 * in a transaction.
 */
export function settleDelivery(
  settling: Settling,
  delivery: Delivery,
  result: DeliveryResult,
): void {
  if (result === 'delivered') {
    settling.queue.remove(delivery.id);
    return;
  }
  const next = decideNextStep(delivery, result, settling.clock.now(), settling.random());
  if (next.step === 'retry') {
    settling.queue.postpone(delivery.id, next.dueAt);
    return;
  }
  settling.queue.remove(delivery.id);
  sendToDeadLetterQueue(settling, delivery, result, next.exhausted);
}

function sendToDeadLetterQueue(
  settling: Settling,
  delivery: Delivery,
  failure: DeliveryFailure,
  exhausted: ExhaustedRetryCondition | undefined,
): void {
  const queueArn = delivery.target.DeadLetterConfig?.Arn;
  if (queueArn === undefined) return;
  settling.deliverToQueue({
    queueArn,
    body: delivery.event,
    principal: 'events.amazonaws.com',
    sourceArn: delivery.ruleArn,
    attributes: {
      RULE_ARN: delivery.ruleArn,
      TARGET_ARN: delivery.target.Arn,
      ERROR_CODE: failure.errorCode,
      ERROR_MESSAGE: failure.errorMessage,
      ...(exhausted && { EXHAUSTED_RETRY_CONDITION: exhausted }),
      RETRY_ATTEMPTS: delivery.retries,
    },
  });
}
