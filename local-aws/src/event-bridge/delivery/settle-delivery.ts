import type { Clock } from '../../core/clock.ts';
import type { DeliverToQueue, QueueDeliveryOutcome } from '../../sqs/deliver-to-queue.ts';
import { escapeForQueue } from '../../sqs/escape-for-queue.ts';
import type { CountForRule } from '../count-for-rule.ts';
import { decideNextStep, type ExhaustedRetryCondition } from './decide-next-step.ts';
import type { Delivery, DeliveryFailure, DeliveryResult } from './delivery.ts';
import type { DeliveryQueue } from './delivery-queue.ts';

const REFUSALS: Readonly<Record<Absence, string>> = {
  'no-queue': 'does not exist',
  'no-permission': 'has a policy or a key that does not allow EventBridge to send for this rule',
};

export interface Settling {
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly queue: DeliveryQueue;
  readonly deliverToQueue: DeliverToQueue;
  readonly countForRule: CountForRule;
  readonly log: (text: string) => void;
}

/**
 * Records the result of an attempt: done, to be retried, or given up. An event that is given up
 * goes to the target's dead-letter queue, and is lost if no queue accepts it. Call this in a
 * transaction.
 */
export function settleDelivery(
  settling: Settling,
  delivery: Delivery,
  result: DeliveryResult,
): void {
  if (result === 'delivered') {
    settling.queue.remove(delivery.id);
    settling.countForRule(delivery.ruleArn, 'Invocations');
    return;
  }
  const next = decideNextStep(delivery, result, settling.clock.now(), settling.random());
  if (next.step === 'retry') {
    settling.queue.postpone(delivery.id, next.dueAt);
    return;
  }
  settling.queue.remove(delivery.id);
  settling.countForRule(delivery.ruleArn, 'Invocations', 'FailedInvocations');
  sendToDeadLetterQueue(settling, delivery, result, next.exhausted);
}

function sendToDeadLetterQueue(
  settling: Settling,
  delivery: Delivery,
  failure: DeliveryFailure,
  exhausted: ExhaustedRetryCondition | undefined,
): void {
  const queueArn = delivery.target.DeadLetterConfig?.Arn;
  if (queueArn === undefined) {
    settling.log(describeLoss(delivery, failure, 'the target has no dead-letter queue'));
    return;
  }
  const outcome = settling.deliverToQueue({
    queueArn,
    body: escapeForQueue(delivery.event),
    principal: 'events.amazonaws.com',
    sourceArn: delivery.ruleArn,
    attributes: {
      RULE_ARN: delivery.ruleArn,
      TARGET_ARN: escapeForQueue(delivery.target.Arn),
      ERROR_CODE: failure.errorCode,
      ERROR_MESSAGE: escapeForQueue(failure.errorMessage),
      ...(exhausted && { EXHAUSTED_RETRY_CONDITION: exhausted }),
      RETRY_ATTEMPTS: delivery.retries,
    },
  });
  settling.countForRule(
    delivery.ruleArn,
    outcome === 'delivered' ? 'InvocationsSentToDlq' : 'InvocationsFailedToBeSentToDlq',
  );
  if (outcome === 'delivered') return;
  const refusal =
    typeof outcome === 'object' ? `does not accept it: ${outcome.refusal}` : REFUSALS[outcome];
  const reason = `the dead-letter queue ${queueArn} ${refusal}`;
  settling.log(describeLoss(delivery, failure, reason));
}

type Absence = Exclude<QueueDeliveryOutcome, 'delivered' | object>;

/** Names the event by its id: its content does not belong in a log. */
function describeLoss(delivery: Delivery, failure: DeliveryFailure, reason: string): string {
  const { id } = JSON.parse(delivery.event) as { readonly id: string };
  return (
    `The event ${id} of the rule ${delivery.ruleArn} is lost. Its target ${delivery.target.Arn} ` +
    `did not get it (${failure.errorCode}: ${failure.errorMessage}), and ${reason}.`
  );
}
