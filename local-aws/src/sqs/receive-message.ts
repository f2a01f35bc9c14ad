import { z } from 'zod';
import { type AwsOperation, type AwsRequest, defineOperation } from '../core/aws-service.ts';
import { describeMessage, requireSystemAttributeNames } from './describe-message.ts';
import { findQueue } from './queue-address.ts';
import { readNumber } from './queue-attributes.ts';
import { requireRange } from './require-range.ts';
import type { SqsContext } from './sqs-context.ts';
import { takeMessages } from './take-messages.ts';
import { waitForArrival } from './wait-for-arrival.ts';

const namesField = z.array(z.string()).default([]);

const inputSchema = z.strictObject({
  QueueUrl: z.string(),
  MaxNumberOfMessages: z.int().default(1),
  VisibilityTimeout: z.int().optional(),
  WaitTimeSeconds: z.int().optional(),
  AttributeNames: namesField,
  MessageSystemAttributeNames: namesField,
  MessageAttributeNames: namesField,
});

/** ReceiveMessage: what is there now; with a wait time, the first messages to arrive. */
export function defineReceiveMessage(context: SqsContext): AwsOperation {
  const { clock, account } = context;
  return defineOperation(inputSchema, async (input, request: AwsRequest) => {
    requireRange('MaxNumberOfMessages', input.MaxNumberOfMessages);
    requireRange('WaitTimeSeconds', input.WaitTimeSeconds);
    requireRange('VisibilityTimeout', input.VisibilityTimeout);
    const systemNames = [...input.AttributeNames, ...input.MessageSystemAttributeNames];
    requireSystemAttributeNames(systemNames);
    const startedAt = clock.now();
    for (;;) {
      const queue = findQueue(context, input.QueueUrl);
      const visibilitySeconds = input.VisibilityTimeout ?? readNumber(queue, 'VisibilityTimeout');
      const waitSeconds =
        input.WaitTimeSeconds ?? readNumber(queue, 'ReceiveMessageWaitTimeSeconds');
      const taken = takeMessages(context, queue, {
        limit: input.MaxNumberOfMessages,
        visibilityTimeoutMs: visibilitySeconds * 1000,
      });
      if (taken.length > 0) {
        const names = { system: systemNames, message: input.MessageAttributeNames };
        return { Messages: taken.map((message) => describeMessage(account, message, names)) };
      }
      const deadline = startedAt + waitSeconds * 1000;
      if (clock.now() >= deadline) return {};
      await waitForArrival(context, queue.id, deadline, request.signal);
    }
  });
}
