import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { inTransaction } from '../core/database.ts';
import { findQueue } from './queue-address.ts';
import type { Queue } from './queue-store.ts';
import { readReceiptHandle } from './receipt-handle.ts';
import { requireBatch, runBatch } from './run-batch.ts';
import type { SqsContext } from './sqs-context.ts';

const oneSchema = z.strictObject({ QueueUrl: z.string(), ReceiptHandle: z.string() });

const batchSchema = z.strictObject({
  QueueUrl: z.string(),
  Entries: z.array(z.strictObject({ Id: z.string(), ReceiptHandle: z.string() })),
});

/** DeleteMessage. */
export function defineDeleteMessage(context: SqsContext): AwsOperation {
  return defineOperation(oneSchema, (input) => {
    removeMessage(context, findQueue(context, input.QueueUrl), input.ReceiptHandle);
  });
}

/** DeleteMessageBatch. */
export function defineDeleteMessageBatch(context: SqsContext): AwsOperation {
  return defineOperation(batchSchema, (input) => {
    const queue = findQueue(context, input.QueueUrl);
    requireBatch('DeleteMessageBatchRequestEntry', input.Entries);
    const fails = context.takeEntryFault('DeleteMessageBatch');
    return inTransaction(context.database, () =>
      runBatch(input.Entries, fails, (entry) => {
        removeMessage(context, queue, entry.ReceiptHandle);
        return {};
      }),
    );
  });
}

/** An outdated handle is accepted, but nothing is deleted. */
function removeMessage({ messages }: SqsContext, queue: Queue, receiptHandle: string): void {
  const { seq, nonce } = readReceiptHandle(receiptHandle, queue.id);
  if (messages.readState(queue.id, seq)?.receipt === nonce) messages.remove(seq);
}
