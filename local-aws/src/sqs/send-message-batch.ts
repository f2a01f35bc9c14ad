import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { inTransaction } from '../core/database.ts';
import { findQueue } from './queue-address.ts';
import { requireMaySend } from './require-may-send.ts';
import { requireBatch, runBatch } from './run-batch.ts';
import type { SqsContext } from './sqs-context.ts';
import { sqsErrors } from './sqs-errors.ts';
import { measureMessage, messageFields, requireMessage, writeMessage } from './write-message.ts';

const MAX_BATCH_BYTES = 1_048_576;

const inputSchema = z.strictObject({
  QueueUrl: z.string(),
  Entries: z.array(z.strictObject({ Id: z.string(), ...messageFields })),
});

/** SendMessageBatch. */
export function defineSendMessageBatch(context: SqsContext): AwsOperation {
  return defineOperation(inputSchema, (input, { accessKeyId }) => {
    const queue = findQueue(context, input.QueueUrl);
    requireMaySend(context, queue, accessKeyId);
    requireBatch('SendMessageBatchRequestEntry', input.Entries);
    const fails = context.takeEntryFault('SendMessageBatch');
    const bytes = input.Entries.reduce((sum, entry) => sum + measureMessage(entry), 0);
    if (bytes > MAX_BATCH_BYTES) throw sqsErrors.batchTooLong(MAX_BATCH_BYTES, bytes);
    const result = inTransaction(context.database, () =>
      runBatch(input.Entries, fails, (entry) => {
        requireMessage(queue, entry);
        return writeMessage(context, queue, entry);
      }),
    );
    context.arrivals.announce(queue.id);
    return result;
  });
}
