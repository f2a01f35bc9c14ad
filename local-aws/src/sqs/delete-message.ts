import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { inTransaction } from '../core/database.ts';
import { findQueue } from './queue-address.ts';
import { isFifo } from './queue-kind.ts';
import type { Queue } from './queue-store.ts';
import { readReceiptHandle } from './receipt-handle.ts';
import { requireBatch, runBatch } from './run-batch.ts';
import type { SqsContext } from './sqs-context.ts';
import { sqsErrors } from './sqs-errors.ts';

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

/** An outdated handle is accepted, but nothing is deleted; a FIFO queue refuses an expired one. */
function removeMessage(context: SqsContext, queue: Queue, receiptHandle: string): void {
  const { seq, nonce } = readReceiptHandle(receiptHandle, queue.id);
  const state = context.messages.readState(queue.id, seq);
  if (state?.receipt !== nonce) return;
  if (isFifo(queue) && state.visibleAt <= context.clock.now()) {
    throw sqsErrors.invalidParameter(
      `Value ${receiptHandle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.`,
    );
  }
  context.messages.remove(seq);
  // The next message of the group can be received now.
  if (isFifo(queue)) context.arrivals.announce(queue.id);
}
