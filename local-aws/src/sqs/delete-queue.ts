import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { findQueue } from './queue-address.ts';
import type { SqsContext } from './sqs-context.ts';

const inputSchema = z.strictObject({ QueueUrl: z.string() });

/** DeleteQueue, with its messages. Unlike on AWS its name is free at once. */
export function defineDeleteQueue(context: SqsContext): AwsOperation {
  return defineOperation(inputSchema, (input) => {
    const queue = findQueue(context, input.QueueUrl);
    context.queues.remove(queue.id);
    context.arrivals.announce(queue.id);
  });
}
