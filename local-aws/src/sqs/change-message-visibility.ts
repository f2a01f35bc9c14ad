import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { inTransaction } from '../core/database.ts';
import { findQueue } from './queue-address.ts';
import type { Queue } from './queue-store.ts';
import { readReceiptHandle } from './receipt-handle.ts';
import { requireRange } from './require-range.ts';
import { requireBatch, runBatch } from './run-batch.ts';
import type { SqsContext } from './sqs-context.ts';
import { sqsErrors } from './sqs-errors.ts';

const oneSchema = z.strictObject({
  QueueUrl: z.string(),
  ReceiptHandle: z.string(),
  VisibilityTimeout: z.int(),
});

const batchSchema = z.strictObject({
  QueueUrl: z.string(),
  Entries: z.array(
    z.strictObject({
      Id: z.string(),
      ReceiptHandle: z.string(),
      VisibilityTimeout: z.int().default(0),
    }),
  ),
});

/** ChangeMessageVisibility. */
export function defineChangeMessageVisibility(context: SqsContext): AwsOperation {
  return defineOperation(oneSchema, (input) => {
    const queue = findQueue(context, input.QueueUrl);
    changeVisibility(context, queue, input);
    context.arrivals.announce(queue.id);
  });
}

/** ChangeMessageVisibilityBatch. */
export function defineChangeMessageVisibilityBatch(context: SqsContext): AwsOperation {
  return defineOperation(batchSchema, (input) => {
    const queue = findQueue(context, input.QueueUrl);
    requireBatch('ChangeMessageVisibilityBatchRequestEntry', input.Entries);
    const fails = context.takeEntryFault('ChangeMessageVisibilityBatch');
    const result = inTransaction(context.database, () =>
      runBatch(input.Entries, fails, (entry) => {
        changeVisibility(context, queue, entry);
        return {};
      }),
    );
    context.arrivals.announce(queue.id);
    return result;
  });
}

function changeVisibility(
  { messages, clock }: SqsContext,
  queue: Queue,
  change: { readonly ReceiptHandle: string; readonly VisibilityTimeout: number },
): void {
  requireRange('VisibilityTimeout', change.VisibilityTimeout);
  const { seq, nonce } = readReceiptHandle(change.ReceiptHandle, queue.id);
  const state = messages.readState(queue.id, seq);
  if (state?.receipt !== nonce) {
    throw sqsErrors.invalidParameter(
      `Value ${change.ReceiptHandle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
    );
  }
  const now = clock.now();
  if (state.visibleAt <= now) throw sqsErrors.notInFlight();
  messages.setVisibleAt(seq, now + change.VisibilityTimeout * 1000);
}
