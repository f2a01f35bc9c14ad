import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { findQueue } from './queue-address.ts';
import type { SqsContext } from './sqs-context.ts';

const inputSchema = z.strictObject({ QueueUrl: z.string() });

/** PurgeQueue. Unlike on AWS it takes effect at once and is not rate-limited. */
export function definePurgeQueue(context: SqsContext): AwsOperation {
  return defineOperation(inputSchema, (input) => {
    context.messages.purge(findQueue(context, input.QueueUrl).id);
  });
}
