import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { findQueue, makeQueueArn } from './queue-address.ts';
import { isSettable, listSettings } from './queue-attributes.ts';
import type { Queue } from './queue-store.ts';
import type { SqsContext } from './sqs-context.ts';
import { sqsErrors } from './sqs-errors.ts';
import { expireMessages } from './take-messages.ts';

const inputSchema = z.strictObject({
  QueueUrl: z.string(),
  AttributeNames: z.array(z.string()).default([]),
});

/** GetQueueAttributes. */
export function defineGetQueueAttributes(context: SqsContext): AwsOperation {
  return defineOperation(inputSchema, (input) => {
    const queue = findQueue(context, input.QueueUrl);
    const all = listAttributes(context, queue);
    for (const name of input.AttributeNames) {
      const isKnown = name === 'All' || name in all || isSettable(name);
      if (!isKnown) throw sqsErrors.invalidAttributeName(name);
    }
    const isAsked = (name: string) =>
      input.AttributeNames.includes('All') || input.AttributeNames.includes(name);
    const asked = Object.entries(all).filter(([name]) => isAsked(name));
    return asked.length === 0 ? {} : { Attributes: Object.fromEntries(asked) };
  });
}

function listAttributes(context: SqsContext, queue: Queue): Record<string, string> {
  expireMessages(context, queue);
  const counts = context.messages.count(queue.id, context.clock.now());
  return {
    ...listSettings(queue),
    QueueArn: makeQueueArn(context.account, queue.name),
    ApproximateNumberOfMessages: String(counts.visible),
    ApproximateNumberOfMessagesNotVisible: String(counts.inFlight),
    ApproximateNumberOfMessagesDelayed: String(counts.delayed),
    CreatedTimestamp: toSeconds(queue.createdAt),
    LastModifiedTimestamp: toSeconds(queue.modifiedAt),
  };
}

function toSeconds(timeMs: number): string {
  return String(Math.floor(timeMs / 1000));
}
