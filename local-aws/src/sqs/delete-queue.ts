import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { findQueue } from './queue-address.ts';
import type { SqsContext } from './sqs-context.ts';

const inputSchema = z.strictObject({ QueueUrl: z.string() });

/** DeleteQueue, with all that is on it. Unlike on AWS its name is free again at once. */
export function defineDeleteQueue(context: SqsContext): AwsOperation {
  return defineOperation(inputSchema, (input) => {
    const queue = findQueue(context, input.QueueUrl);
    context.queues.remove(queue.id);
    context.arrivals.announce(queue.id);
  });
}
