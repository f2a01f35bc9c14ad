import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { findQueue } from './queue-address.ts';
import { attributesField, changeAttributes, requireAttributes } from './queue-attributes.ts';
import { requireDeadLetterQueue } from './redrive-policy.ts';
import type { SqsContext } from './sqs-context.ts';

const inputSchema = z.strictObject({ QueueUrl: z.string(), Attributes: attributesField });

/** SetQueueAttributes. */
export function defineSetQueueAttributes(context: SqsContext): AwsOperation {
  return defineOperation(inputSchema, (input) => {
    const queue = findQueue(context, input.QueueUrl);
    requireAttributes(queue.name, input.Attributes);
    requireDeadLetterQueue(context, queue.name, input.Attributes['RedrivePolicy']);
    const attributes = changeAttributes(queue.attributes, input.Attributes);
    context.queues.setAttributes(queue.id, attributes, context.clock.now());
    context.arrivals.announce(queue.id);
  });
}
