import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { isQueueGone } from '@momento-gateway/shared/is-aws-error';
import type { Config } from '../config.ts';

/** The gateway's own queues: their names, and where they are configured. */
export const QUEUE_ROLES = {
  parkedQueue: {
    dependency: 'parked-queue',
    name: 'parked queue',
    variable: 'PARKED_QUEUE_URL',
    urlOf: ({ parkedQueueUrl }: Config) => parkedQueueUrl,
  },
  deadLetterQueue: {
    dependency: 'dead-letter-queue',
    name: 'dead-letter queue',
    variable: 'DEAD_LETTER_QUEUE_URL',
    urlOf: ({ deadLetterQueueUrl }: Config) => deadLetterQueueUrl,
  },
  heldQueue: {
    dependency: 'held-queue',
    name: 'held queue',
    variable: 'HELD_QUEUE_URL',
    urlOf: ({ heldQueueUrl }: Config) => heldQueueUrl,
  },
} as const;

export type QueueRole = (typeof QUEUE_ROLES)[keyof typeof QUEUE_ROLES];

const COUNTS = [
  'ApproximateNumberOfMessages',
  // Messages in flight are still in the queue.
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;

/** About how many messages a queue holds; undefined when it does not exist. */
export async function readQueueDepth(
  sqs: SQSClient,
  queueUrl: string,
): Promise<number | undefined> {
  try {
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: [...COUNTS] }),
    );
    return COUNTS.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
  } catch (error) {
    if (isQueueGone(error)) return undefined;
    throw error;
  }
}
