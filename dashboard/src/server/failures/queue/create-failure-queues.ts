import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Config } from '../../config.ts';
import type { Refusal } from '../../refusals/refusal.ts';
import { createFailureQueue } from './create-failure-queue.ts';
import type { FailureQueue } from './failure-queue.ts';

/** The parked queue and the dead-letter queue; or which variable is missing. */
export function createFailureQueues(
  sqs: SQSClient,
  { parkedQueueUrl, deadLetterQueueUrl }: Config,
  elapsed: () => number,
): readonly FailureQueue[] | Refusal {
  if (parkedQueueUrl === undefined) {
    return { refusal: 'not-configured', variable: 'PARKED_QUEUE_URL' };
  }
  if (deadLetterQueueUrl === undefined) {
    return { refusal: 'not-configured', variable: 'DEAD_LETTER_QUEUE_URL' };
  }
  return [
    createFailureQueue(sqs, { kind: 'parked', queueUrl: parkedQueueUrl, elapsed }),
    createFailureQueue(sqs, { kind: 'dead-letter', queueUrl: deadLetterQueueUrl, elapsed }),
  ];
}
