import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { inTransaction } from '../core/database.ts';
import { findQueue } from './queue-address.ts';
import { requireMaySend } from './require-may-send.ts';
import type { SqsContext } from './sqs-context.ts';
import { messageFields, requireMessage, writeMessage } from './write-message.ts';

const inputSchema = z.strictObject({ QueueUrl: z.string(), ...messageFields });

/** SendMessage. */
export function defineSendMessage(context: SqsContext): AwsOperation {
  return defineOperation(inputSchema, (input, { accessKeyId }) => {
    const queue = findQueue(context, input.QueueUrl);
    requireMaySend(context, queue, accessKeyId);
    requireMessage(queue, input);
    const sent = inTransaction(context.database, () => writeMessage(context, queue, input));
    context.arrivals.announce(queue.id);
    return sent;
  });
}
