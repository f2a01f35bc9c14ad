import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { makeQueueUrl } from './queue-address.ts';
import type { SqsContext } from './sqs-context.ts';
import { sqsErrors } from './sqs-errors.ts';

const inputSchema = z.strictObject({
  QueueName: z.string(),
  QueueOwnerAWSAccountId: z.string().optional(),
});

/** GetQueueUrl. */
export function defineGetQueueUrl({ account, queues }: SqsContext): AwsOperation {
  return defineOperation(inputSchema, (input) => {
    const isOurs = (input.QueueOwnerAWSAccountId ?? account.accountId) === account.accountId;
    if (!isOurs || queues.find(input.QueueName) === undefined) throw sqsErrors.queueDoesNotExist();
    return { QueueUrl: makeQueueUrl(account, input.QueueName) };
  });
}
